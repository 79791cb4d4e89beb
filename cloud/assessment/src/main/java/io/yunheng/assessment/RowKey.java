/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.util.Comparator;

/**
 * The row of an item and an object.
 *
 * @param object {@code platform}, {@code tenant:} or {@code site:} and its id
 */
public record RowKey(String item, String object) implements Comparable<RowKey> {
  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::item).thenComparing(RowKey::object);

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return item + " " + object;
  }
}
