/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Origin;
import java.util.Arrays;

/**
 * The origins and gaps defined so far, by number. One thread adds; others read snapshots, which
 * stay valid while more is added.
 */
final class EstateDefinitions {
  private Origin[] origins = new Origin[16];
  private Fact<?>[] unset = new Fact<?>[16];
  private long[] originLines = new long[16];
  private int originCount;
  private Fact<?>[] gaps = new Fact<?>[16];
  private long[] gapLines = new long[16];
  private int gapCount;

  int originCount() {
    return originCount;
  }

  int gapCount() {
    return gapCount;
  }

  void addOrigin(Origin origin, long line) {
    if (originCount == origins.length) {
      origins = Arrays.copyOf(origins, originCount * 2);
      unset = Arrays.copyOf(unset, originCount * 2);
      originLines = Arrays.copyOf(originLines, originCount * 2);
    }
    origins[originCount] = origin;
    unset[originCount] = Fact.unknown(Gap.notRecorded(origin));
    originLines[originCount++] = line;
  }

  void addGap(Gap gap, long line) {
    if (gapCount == gaps.length) {
      gaps = Arrays.copyOf(gaps, gapCount * 2);
      gapLines = Arrays.copyOf(gapLines, gapCount * 2);
    }
    gaps[gapCount] = Fact.unknown(gap);
    gapLines[gapCount++] = line;
  }

  Snapshot snapshot() {
    return new Snapshot(origins, unset, originLines, originCount, gaps, gapLines, gapCount);
  }

  /**
   * What is defined up to now; each lookup names the line that asks, since a later line defines
   * nothing for it.
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Snapshot(
      Origin[] origins,
      Fact<?>[] unset,
      long[] originLines,
      int originCount,
      Fact<?>[] gaps,
      long[] gapLines,
      int gapCount) {

    boolean hasOrigin(long number, long line) {
      return number >= 0 && number < originCount && originLines[(int) number] < line;
    }

    boolean hasGap(long number, long line) {
      return number >= 0 && number < gapCount && gapLines[(int) number] < line;
    }

    Origin origin(long number) {
      return origins[(int) number];
    }

    /** The fact in columns of which a record from this origin says nothing. */
    Fact<?> unset(long origin) {
      return unset[(int) origin];
    }

    Fact<?> unknown(long gap) {
      return gaps[(int) gap];
    }
  }
}
