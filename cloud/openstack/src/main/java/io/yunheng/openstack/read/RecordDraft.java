/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;

/**
 * A record being filled in by column name. What is not set is unknown because OpenStack has no
 * source for it.
 */
final class RecordDraft<R extends Resource> {
  private final Shape<R> shape;
  private final Row row;

  private RecordDraft(Shape<R> shape, Row row) {
    this.shape = shape;
    this.row = row;
  }

  static <R extends Resource> RecordDraft<R> of(Shape<R> shape, String id, Origin origin) {
    return new RecordDraft<>(shape, shape.row(id, origin, noSource(shape, origin)));
  }

  /** The gap of a column that no API of OpenStack can fill; a register can. */
  private static Gap noSource(Shape<?> shape, Origin origin) {
    return new Gap(
        Understanding.UNSUPPORTED, Gap.NO_SOURCE, "register:" + shape.kind().code(), origin);
  }

  RecordDraft<R> set(String column, Fact<?> fact) {
    row.set(
        shape.index(column).orElseThrow(() -> new IllegalArgumentException("no column " + column)),
        fact);
    return this;
  }

  /** Sets a column only if it is known that it has a value. */
  RecordDraft<R> setIfKnown(String column, Fact<?> fact) {
    return fact instanceof Fact.Known ? set(column, fact) : this;
  }

  R build() {
    return shape.build(row);
  }
}
