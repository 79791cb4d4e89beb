/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * A stretch of whole days.
 *
 * @param to its last day
 * @param unit what it was told in
 */
public record Period(LocalDate from, LocalDate to, Unit unit) {
  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(from + " after " + to);
    }
  }

  /** The whole unit that a day lies in. */
  static Period around(LocalDate day, Unit unit) {
    LocalDate first = unit.first(day);
    return new Period(first, unit.next(first).minusDays(1), unit);
  }

  /** From the first day of this to the last of another. */
  Period until(Period other) {
    return new Period(from, other.to, unit);
  }

  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** What periods are told in. */
  public enum Unit {
    DAY,
    /** ISO 8601: from Monday. */
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    LocalDate first(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
        case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
        case YEAR -> day.withDayOfYear(1);
      };
    }

    LocalDate next(LocalDate first) {
      return switch (this) {
        case DAY -> first.plusDays(1);
        case WEEK -> first.plusWeeks(1);
        case MONTH -> first.plusMonths(1);
        case QUARTER -> first.plusMonths(3);
        case YEAR -> first.plusYears(1);
      };
    }
  }
}
