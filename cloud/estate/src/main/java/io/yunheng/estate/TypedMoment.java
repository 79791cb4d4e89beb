/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment as people type it: {@code 2026-11-20}, {@code 2026/11/20 8:30}, {@code 2026年11月20日},
 * {@code 2026-11-20T08:30:00+08:00} or RFC 3339.
 *
 * @param local the date and time written
 * @param offset the offset from UTC, when one was written
 * @param dayOnly whether only a day was written
 */
public record TypedMoment(LocalDateTime local, Optional<ZoneOffset> offset, boolean dayOnly) {
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
  private static final int MAX_LENGTH = 64;
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})\\s?日?"
              + "(?:[Tt\\s]\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?\\s?([Zz]|[+-]\\d{2}:?\\d{2})?)?");

  /** The moment written, if it is one. */
  public static Optional<TypedMoment> parse(String written) {
    if (written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String text = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return instant(text);
    }
    try {
      return Optional.of(of(matcher));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The instant meant in a time zone.
   *
   * @param endOfDay whether a mere day means its end, as in "valid until", rather than its
   *     beginning
   */
  public Instant at(ZoneId zone, boolean endOfDay) {
    LocalDateTime meant = dayOnly && endOfDay ? local.with(LAST_SECOND) : local;
    return offset.map(meant::toInstant).orElseGet(() -> meant.atZone(zone).toInstant());
  }

  private static TypedMoment of(Matcher matcher) {
    int year = Integer.parseInt(matcher.group(1));
    int month = Integer.parseInt(matcher.group(2));
    int day = Integer.parseInt(matcher.group(3));
    if (matcher.group(4) == null) {
      return new TypedMoment(LocalDateTime.of(year, month, day, 0, 0), Optional.empty(), true);
    }
    int second = matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6));
    int nano =
        matcher.group(7) == null
            ? 0
            : Integer.parseInt((matcher.group(7) + "00000000").substring(0, 9));
    LocalDateTime local =
        LocalDateTime.of(
            year,
            month,
            day,
            Integer.parseInt(matcher.group(4)),
            Integer.parseInt(matcher.group(5)),
            second,
            nano);
    Optional<ZoneOffset> offset =
        Optional.ofNullable(matcher.group(8))
            .map(zone -> zone.equals("z") ? ZoneOffset.UTC : ZoneOffset.of(zone));
    return new TypedMoment(local, offset, false);
  }

  private static Optional<TypedMoment> instant(String text) {
    try {
      LocalDateTime utc = LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
      return Optional.of(new TypedMoment(utc, Optional.of(ZoneOffset.UTC), false));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
