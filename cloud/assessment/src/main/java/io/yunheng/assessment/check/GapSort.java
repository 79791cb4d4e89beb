/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.estate.Gap;
import io.yunheng.estate.Understanding;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a gap says, wherever and whenever it was met; those of one sort are counted together. */
public record GapSort(Understanding status, String reason, String need)
    implements Comparable<GapSort> {
  private static final Comparator<GapSort> ORDER =
      Comparator.comparing((GapSort sort) -> sort.status().code())
          .thenComparing(GapSort::reason)
          .thenComparing(GapSort::need);

  public static GapSort of(Gap gap) {
    return new GapSort(gap.status(), gap.reason(), gap.need());
  }

  /** The sorts of some gaps, each once, in their order. */
  static List<GapSort> of(Collection<Gap> gaps) {
    return gaps.stream().map(GapSort::of).sorted().distinct().toList();
  }

  @Override
  public int compareTo(GapSort other) {
    return ORDER.compare(this, other);
  }
}
