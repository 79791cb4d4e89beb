/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** An estate being made up from a seed. */
final class SeededEstate {
  static final Instant AS_OF = Instant.parse("2026-11-20T02:00:00Z");

  final SplittableRandom random;
  private final Origin origin;
  private final Gap unset;
  private final Estate.Builder builder;

  SeededEstate(String name, long seed) {
    this.random = new SplittableRandom(seed);
    this.origin = new Origin("generator", "seed " + seed, AS_OF, Origin.Manner.EXAMPLE);
    this.unset = new Gap(Understanding.PARTIAL, "not-recorded", "", origin);
    this.builder =
        Estate.builder(
            new EstateHeader(
                name, "generated", AS_OF, EstateHeader.PLATFORM, List.of(), "yunheng benchmarks"));
  }

  /** All of it, every kind of it whole. */
  Estate whole() {
    for (Kind kind : Kind.values()) {
      builder.add(new Coverage(kind, Coverage.WHOLE, Understanding.COMPLETE, "", "", 0, origin));
    }
    return builder.build();
  }

  void add(Kind kind, String id, Object... namesAndValues) {
    builder.add(make(kind.shape(), id, namesAndValues));
  }

  private <R extends Resource> R make(Shape<R> shape, String id, Object... namesAndValues) {
    Row row = shape.row(id, origin, unset);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String column = (String) namesAndValues[i];
      row.set(shape.index(column).orElseThrow(), Fact.known(namesAndValues[i + 1]));
    }
    return shape.build(row);
  }

  Instant time(int days) {
    return AS_OF.minusSeconds(random.nextInt(days * 86_400));
  }

  String hex() {
    return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
  }
}
