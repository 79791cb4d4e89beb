/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.fault.Text;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;

/** Spans of time in words. */
public final class SpanWords {
  private static final long HOUR = 3600;
  private static final long MINUTE = 60;

  private SpanWords() {}

  /** So many of a unit; seconds in the largest unit that holds them evenly. */
  public static Text of(long number, TemporalUnit unit) {
    if (unit instanceof ChronoUnit chrono) {
      return switch (chrono) {
        case YEARS -> text(number, "年", "year");
        case MONTHS -> text(number, "个月", "month");
        case DAYS -> text(number, "天", "day");
        case SECONDS ->
            number % HOUR == 0
                ? text(number / HOUR, "小时", "hour")
                : number % MINUTE == 0
                    ? text(number / MINUTE, "分钟", "minute")
                    : text(number, "秒", "second");
        default -> new Text(number + " " + unit, number + " " + unit);
      };
    }
    return new Text(number + " " + unit, number + " " + unit);
  }

  private static Text text(long number, String zh, String en) {
    return new Text(number + " " + zh, number + " " + en + (number == 1 ? "" : "s"));
  }
}
