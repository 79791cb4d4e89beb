/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A moment as text, as {@link Instant#toString} has it. */
final class Moment {
  private static final int NANOS = 1_000_000_000;

  /** From here on, and before the year 0, years have other than four digits. */
  private static final long YEAR_10000 = 253_402_300_800L;

  private static final long YEAR_0 = -62_167_219_200L;

  private Moment() {}

  /**
   * The text of a moment.
   *
   * @param nanos nanoseconds since 1970
   */
  static String text(long nanos) {
    long second = Math.floorDiv(nanos, (long) NANOS);
    int nano = (int) Math.floorMod(nanos, (long) NANOS);
    if (second < YEAR_0 || second >= YEAR_10000) {
      return Instant.ofEpochSecond(second, nano).toString();
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(30);
    digits(text, time.getYear(), 1_000);
    digits(text.append('-'), time.getMonthValue(), 10);
    digits(text.append('-'), time.getDayOfMonth(), 10);
    digits(text.append('T'), time.getHour(), 10);
    digits(text.append(':'), time.getMinute(), 10);
    digits(text.append(':'), time.getSecond(), 10);
    if (nano % 1_000_000 == 0) {
      if (nano > 0) {
        digits(text.append('.'), nano / 1_000_000, 100);
      }
    } else if (nano % 1_000 == 0) {
      digits(text.append('.'), nano / 1_000, 100_000);
    } else {
      digits(text.append('.'), nano, NANOS / 10);
    }
    return text.append('Z').toString();
  }

  /** All digits of a number down from that of a power of ten. */
  private static void digits(StringBuilder text, int number, int power) {
    for (int unit = power; unit > 0; unit /= 10) {
      text.append((char) ('0' + number / unit % 10));
    }
  }
}
