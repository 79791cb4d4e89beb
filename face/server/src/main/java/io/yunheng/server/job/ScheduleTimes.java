/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.casework.CaseSchedule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/** When a schedule is due next. */
public final class ScheduleTimes {
  private static final int WEEK = 7;
  private static final int HOUR = 60;

  private ScheduleTimes() {}

  /**
   * The next moment after another one.
   *
   * @param minute of the day
   * @param days at least one
   */
  public static Instant next(int minute, Set<DayOfWeek> days, ZoneId zone, Instant after) {
    LocalDate day = LocalDate.ofInstant(after, zone);
    for (int i = 0; i <= WEEK; i++) {
      LocalDate one = day.plusDays(i);
      Instant at = one.atTime(minute / HOUR, minute % HOUR).atZone(zone).toInstant();
      if (at.isAfter(after) && days.contains(one.getDayOfWeek())) {
        return at;
      }
    }
    return day.plusDays(WEEK).atTime(minute / HOUR, minute % HOUR).atZone(zone).toInstant();
  }

  static Instant next(CaseSchedule schedule, ZoneId zone, Instant after) {
    return next(schedule.minute(), schedule.days(), zone, after);
  }
}
