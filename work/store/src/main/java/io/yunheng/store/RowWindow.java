/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

/**
 * Which rows of a list are wanted.
 *
 * @param from how many come before
 * @param most how many at most, up to {@link #MOST}
 */
public record RowWindow(long from, int most) {
  /** The largest window. */
  public static final int MOST = 1000;

  public RowWindow {
    if (from < 0 || most < 1 || most > MOST) {
      throw new IllegalArgumentException("a window has 1 to " + MOST + " rows");
    }
  }

  /** The first rows. */
  public static RowWindow first(int most) {
    return new RowWindow(0, most);
  }
}
