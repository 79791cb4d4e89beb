/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Moments as the format writes them: RFC 3339 in UTC with {@code Z}, and beyond the year 9999 the
 * expanded years of ISO 8601.
 */
public final class Moments {
  private static final long SECONDS_PER_DAY = 86_400;

  private Moments() {}

  public static String text(Instant moment) {
    return moment.toString();
  }

  static Optional<Instant> parse(String text) {
    int length = text.length();
    if (length < 20 || text.charAt(length - 1) != 'Z') {
      return Optional.empty();
    }
    try {
      return Character.isDigit(text.charAt(0))
          ? parseUsual(text)
          : Optional.of(Instant.parse(text)).filter(moment -> moment.toString().equals(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** {@code yyyy-mm-ddThh:mm:ss[.fraction]Z}, about ten times as fast as the general parser. */
  private static Optional<Instant> parseUsual(String text) {
    int length = text.length();
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, 19);
    boolean separated =
        text.charAt(4) == '-'
            && text.charAt(7) == '-'
            && text.charAt(10) == 'T'
            && text.charAt(13) == ':'
            && text.charAt(16) == ':';
    int nanos = 0;
    if (length > 20) {
      int fraction = length - 21;
      if (text.charAt(19) != '.' || fraction < 1 || fraction > 9) {
        return Optional.empty();
      }
      nanos = digits(text, 20, length - 1);
      for (int i = fraction; i < 9 && nanos > 0; i++) {
        nanos *= 10;
      }
    }
    if (!separated
        || Math.min(Math.min(year, month), Math.min(day, nanos)) < 0
        || Math.min(hour, Math.min(minute, second)) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return Optional.empty();
    }
    long seconds =
        LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY
            + hour * 3600L
            + minute * 60L
            + second;
    return Optional.of(Instant.ofEpochSecond(seconds, nanos));
  }

  /** The number of these decimal digits, negative if one of them is none. */
  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
