/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.content.Period.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days at the beginning of lines: ISO 8601, a CSV's first column, access logs, syslog. */
final class LineDates {
  /** Characters of a line that are looked at. */
  private static final int LENGTH = 160;

  /** Lines that are looked at, for each end. */
  private static final int LINES = 32;

  private static final Pattern DASHED =
      Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})[-/]([01]?[0-9])[-/]([0-3]?[0-9])(?![0-9])");
  private static final Pattern COLUMN =
      Pattern.compile("^[\"']?((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])[\"']?[,;\t]");
  private static final Pattern ACCESS =
      Pattern.compile("([0-3][0-9])/([A-Z][a-z]{2})/((?:19|20)[0-9]{2}):[0-2][0-9]:");
  private static final Pattern SYSLOG =
      Pattern.compile(
          "^(?:<[0-9]{1,3}>)?([A-Z][a-z]{2}) ([ 0-3][0-9]) [0-2][0-9]:[0-5][0-9]:[0-6][0-9] ");

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("Jan", 1),
          Map.entry("Feb", 2),
          Map.entry("Mar", 3),
          Map.entry("Apr", 4),
          Map.entry("May", 5),
          Map.entry("Jun", 6),
          Map.entry("Jul", 7),
          Map.entry("Aug", 8),
          Map.entry("Sep", 9),
          Map.entry("Oct", 10),
          Map.entry("Nov", 11),
          Map.entry("Dec", 12));

  private LineDates() {}

  /** A day of a line; one without a year is in the year given. */
  private record Day(LocalDate date, boolean yearless) {}

  static Optional<Period> between(String first, String last, OptionalInt year) {
    Optional<Day> one = some(first.lines().limit(LINES).toList(), year);
    if (one.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = last.lines().toList();
    Optional<Day> other =
        some(lines.subList(Math.max(0, lines.size() - LINES), lines.size()).reversed(), year);
    if (other.isEmpty()) {
      return Optional.empty();
    }
    LocalDate from = one.get().date();
    LocalDate to = other.get().date();
    if (to.isBefore(from) && one.get().yearless()) {
      from = from.minusYears(1);
    }
    return Optional.of(
        to.isBefore(from) ? new Period(to, from, Unit.DAY) : new Period(from, to, Unit.DAY));
  }

  private static Optional<Day> some(List<String> lines, OptionalInt year) {
    return lines.stream().map(line -> day(line, year)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Day> day(String whole, OptionalInt year) {
    String line = whole.substring(0, Math.min(LENGTH, whole.length()));
    try {
      Optional<Day> withYear =
          line.contains("19") || line.contains("20") ? withYear(line) : Optional.empty();
      if (withYear.isPresent()) {
        return withYear;
      }
      Matcher syslog = SYSLOG.matcher(line);
      if (year.isPresent() && syslog.find()) {
        return Optional.of(
            new Day(
                LocalDate.of(
                    year.getAsInt(),
                    month(syslog.group(1)),
                    Integer.parseInt(syslog.group(2).strip())),
                true));
      }
      return Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Day> withYear(String line) {
    Matcher column = COLUMN.matcher(line);
    if (column.find()) {
      return Optional.of(dated(column.group(1), column.group(2), column.group(3)));
    }
    Matcher dashed = DASHED.matcher(line);
    if (dashed.find()) {
      return Optional.of(dated(dashed.group(1), dashed.group(2), dashed.group(3)));
    }
    Matcher access = ACCESS.matcher(line);
    return access.find()
        ? Optional.of(
            new Day(
                LocalDate.of(
                    Integer.parseInt(access.group(3)),
                    month(access.group(2)),
                    Integer.parseInt(access.group(1))),
                false))
        : Optional.empty();
  }

  private static int month(String name) {
    return MONTHS.getOrDefault(name, 0);
  }

  private static Day dated(String year, String month, String day) {
    return new Day(
        LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)),
        false);
  }
}
