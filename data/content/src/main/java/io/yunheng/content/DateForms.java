/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.content.Period.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in names. */
final class DateForms {
  private static final String YEAR = "((?:19[7-9]|20[0-9])[0-9])";

  /** The time of day that may follow a day. */
  private static final String TIME =
      "(?:[T_-]?(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]Z?(?![0-9])"
          + "|[T_-]?(?:[01][0-9]|2[0-3])[0-5][0-9]Z?(?![0-9]|[-_./年][0-9])"
          + "|[T_-](?:[01][0-9]|2[0-3])[:.-][0-5][0-9](?:[:.-][0-5][0-9])?Z?(?![0-9]))?";

  /** In the order of trying at one place. */
  private static final List<Form> FORMS =
      List.of(
          new Form(
              Unit.DAY,
              Pattern.compile(
                  YEAR + "([-_./])(0[1-9]|1[0-2])\\2([0-3][0-9])(?:" + TIME + ")(?![0-9])"),
              1,
              3,
              4),
          new Form(
              Unit.DAY,
              Pattern.compile(YEAR + "(0[1-9]|1[0-2])([0-3][0-9])" + TIME + "(?![0-9])"),
              1,
              2,
              3),
          new Form(
              Unit.DAY,
              Pattern.compile(YEAR + "年(0?[1-9]|1[0-2])月([0-3]?[0-9])日?(?![0-9])"),
              1,
              2,
              3),
          new Form(Unit.MONTH, Pattern.compile(YEAR + "年(0?[1-9]|1[0-2])月(?:份)?"), 1, 2, 0),
          new Form(Unit.QUARTER, Pattern.compile(YEAR + "年?[-_]?[Qq]([1-4])(?![0-9])"), 1, 2, 0),
          new Form(Unit.QUARTER, Pattern.compile(YEAR + "年第?([1-4一二三四])季度?"), 1, 2, 0),
          new Form(Unit.WEEK, Pattern.compile(YEAR + "[-_]?[Ww]([0-5][0-9])(?![0-9])"), 1, 2, 0),
          new Form(
              Unit.MONTH,
              Pattern.compile(YEAR + "[-_./]?(0[1-9]|1[0-2])(?![0-9]|[-_./][0-3][0-9](?![0-9]))"),
              1,
              2,
              0),
          new Form(Unit.YEAR, Pattern.compile(YEAR + "年度?"), 1, 0, 0));

  private static final Map<String, Integer> NUMERALS = Map.of("一", 1, "二", 2, "三", 3, "四", 4);

  private DateForms() {}

  /** A form and the places of year, month and day among its groups. */
  private record Form(Unit unit, Pattern pattern, int year, int part, int day) {}

  /** A date and where it stands. */
  record Found(Period period, int from, int to) {}

  /** All dates in a text, from left to right. */
  static List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    List<Matcher> matchers = FORMS.stream().map(form -> form.pattern().matcher(text)).toList();
    int at = 0;
    while (at + 4 < text.length()) {
      Optional<Found> here =
          digit(text.charAt(at)) && (at == 0 || !digit(text.charAt(at - 1)))
              ? at(matchers, at, text.length())
              : Optional.empty();
      here.ifPresent(found::add);
      at = here.map(Found::to).orElse(at + 1);
    }
    return found;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Optional<Found> at(List<Matcher> matchers, int at, int end) {
    for (int i = 0; i < matchers.size(); i++) {
      Matcher matcher = matchers.get(i);
      matcher.region(at, end);
      matcher.useTransparentBounds(true);
      if (matcher.lookingAt()) {
        Optional<Period> period = period(FORMS.get(i), matcher);
        if (period.isPresent()) {
          return Optional.of(new Found(period.get(), at, matcher.end()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Period> period(Form form, Matcher matcher) {
    int year = Integer.parseInt(matcher.group(form.year()));
    int part = form.part() == 0 ? 1 : number(matcher.group(form.part()));
    try {
      LocalDate day =
          switch (form.unit()) {
            case DAY -> LocalDate.of(year, part, number(matcher.group(form.day())));
            case WEEK ->
                LocalDate.of(year, 1, 4)
                    .with(
                        IsoFields.WEEK_OF_WEEK_BASED_YEAR,
                        IsoFields.WEEK_OF_WEEK_BASED_YEAR
                            .rangeRefinedBy(LocalDate.of(year, 1, 4))
                            .checkValidValue(part, IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> LocalDate.of(year, part, 1);
            case QUARTER -> LocalDate.of(year, 3 * part - 2, 1);
            case YEAR -> LocalDate.of(year, 1, 1);
          };
      return Optional.of(Period.around(day, form.unit()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int number(String text) {
    Integer numeral = NUMERALS.get(text);
    return numeral == null ? Integer.parseInt(text) : numeral;
  }
}
