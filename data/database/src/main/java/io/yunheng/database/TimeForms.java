/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Canonical forms of dates and times. */
final class TimeForms {
  static final long MICROS = 1_000_000;
  static final long DAY = 86_400 * MICROS;
  private static final Pattern TIME =
      Pattern.compile("(-?)([0-9]{1,9}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?");
  private static final Pattern DATE = Pattern.compile("([+-]?[0-9]{4,9})-([0-9]{2})-([0-9]{2})");

  private TimeForms() {}

  /** A day by its number from 1970-01-01: year of at least four digits, signed beyond 0 to 9999. */
  static void date(long epochDay, Cells out) {
    try {
      LocalDate day = LocalDate.ofEpochDay(epochDay);
      int year = day.getYear();
      if (year > 9999) {
        out.put('+');
      } else if (year < 0) {
        out.put('-');
      }
      out.padded(Math.abs(year), 4);
      out.put('-');
      out.padded(day.getMonthValue(), 2);
      out.put('-');
      out.padded(day.getDayOfMonth(), 2);
    } catch (DateTimeException _) {
      throw new CellFormException("date");
    }
  }

  /** Microseconds since midnight, up to 24:00:00. */
  static void time(long micros, Cells out) {
    long seconds = micros / MICROS;
    out.padded(seconds / 3600, 2);
    out.put(':');
    out.padded(seconds / 60 % 60, 2);
    out.put(':');
    out.padded(seconds % 60, 2);
    fraction(micros % MICROS, out);
  }

  /** A fraction of a second in microseconds, without zeros at its end. */
  static void fraction(long micros, Cells out) {
    if (micros == 0) {
      return;
    }
    out.put('.');
    int width = 6;
    long left = micros;
    while (left % 10 == 0) {
      left /= 10;
      width--;
    }
    out.padded(left, width);
  }

  /** Microseconds since 1970-01-01T00:00:00. */
  static void datetime(long micros, Cells out) {
    date(Math.floorDiv(micros, DAY), out);
    out.put('T');
    time(Math.floorMod(micros, DAY), out);
  }

  /** A date as text; the zero dates of MySQL and its kin stay as they are. */
  static void date(String text, Cells out) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      throw new CellFormException("date");
    }
    out.ascii(text);
  }

  /** A time as text: hours of at least two digits, fraction without zeros at its end. */
  static void time(String text, Cells out) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new CellFormException("time");
    }
    String seconds = matcher.group(4) == null ? "00" : matcher.group(4);
    String fraction = matcher.group(5) == null ? "" : matcher.group(5);
    int end = fraction.length();
    while (end > 0 && fraction.charAt(end - 1) == '0') {
      end--;
    }
    long hours = Long.parseLong(matcher.group(2));
    boolean zero = hours == 0 && end == 0 && matcher.group(3).equals("00") && seconds.equals("00");
    if (!matcher.group(1).isEmpty() && !zero) {
      out.put('-');
    }
    out.padded(hours, 2);
    out.put(':');
    out.ascii(matcher.group(3));
    out.put(':');
    out.ascii(seconds);
    if (end > 0) {
      out.put('.');
      out.ascii(fraction.substring(0, end));
    }
  }

  /** Date and time as text, with a blank or T between them. */
  static void datetime(String text, Cells out) {
    int between = Math.max(text.indexOf(' '), text.indexOf('T'));
    if (between < 0) {
      throw new CellFormException("date and time");
    }
    date(text.substring(0, between), out);
    out.put('T');
    time(text.substring(between + 1), out);
  }

  /** The form of a date and time without a zone, taken to be in this one. */
  static CellDecoder inZone(ZoneId zone) {
    return (in, at, length, out) -> {
      String text = new String(in, at, length, StandardCharsets.US_ASCII);
      if (text.endsWith("infinity")) {
        out.ascii(text);
        return;
      }
      try {
        LocalDateTime utc =
            LocalDateTime.parse(text)
                .atZone(zone)
                .withZoneSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
        date(utc.toLocalDate().toEpochDay(), out);
        out.put('T');
        time(utc.toLocalTime().toNanoOfDay() / 1000, out);
        out.put('Z');
      } catch (DateTimeParseException _) {
        out.ascii(text);
        out.ascii("Z?");
      }
    };
  }
}
