/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import java.time.Duration;

/**
 * Limits on the resources that inspecting a file may use.
 *
 * @param ratio of bytes unpacked to bytes packed, in any one stream, beyond the first mebibyte
 * @param bytes unpacked in all, over all depths
 * @param entries of archives in all, over all depths
 * @param depth of archives in archives; the outermost has depth one
 * @param time for the whole file
 * @param memory in bytes that one archive in an archive, one dictionary, one key derivation or one
 *     picture may take
 * @param document in bytes: PDF and older office files beyond it are not opened, since the
 *     libraries that read them hold much of them in memory
 * @param kept findings of each code; those beyond are only counted
 */
public record InspectionLimits(
    int ratio,
    long bytes,
    long entries,
    int depth,
    Duration time,
    int memory,
    long document,
    int kept) {
  /** For ordinary machines. */
  public static final InspectionLimits STANDARD =
      new InspectionLimits(
          2_000, 1L << 44, 1_000_000, 8, Duration.ofHours(12), 1 << 28, 1L << 28, 100);

  public InspectionLimits {
    if (ratio < 1
        || bytes < 1
        || entries < 1
        || depth < 1
        || memory < 1 << 16
        || document < 1
        || kept < 1) {
      throw new IllegalArgumentException("limits");
    }
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("time");
    }
  }
}
