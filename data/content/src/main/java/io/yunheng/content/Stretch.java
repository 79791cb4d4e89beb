/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.util.List;

/**
 * What the files of a family cover together.
 *
 * @param family the path with the date cut out, the same of all of them
 * @param covers from the first day to the last; its unit is that of all files, or day if they
 *     differ
 * @param files how many there are
 * @param gaps what no file covers between the first day and the last, in order
 * @param overlaps what two files cover both, in order; of more than two that cover a day each is
 *     told once, with the one that reaches furthest before it
 */
public record Stretch(
    String family, Period covers, int files, List<Gap> gaps, List<Overlap> overlaps) {
  public Stretch {
    gaps = List.copyOf(gaps);
    overlaps = List.copyOf(overlaps);
  }

  /**
   * What is missing.
   *
   * @param units how many days, weeks, months, quarters or years
   */
  public record Gap(Period period, long units) {}

  /** What two files cover both. */
  public record Overlap(Period period, String one, String other) {}
}
