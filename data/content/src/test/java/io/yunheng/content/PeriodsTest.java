/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.content.PeriodProposal.Ambiguous;
import io.yunheng.content.PeriodProposal.Covered;
import io.yunheng.content.PeriodProposal.Untold;
import io.yunheng.content.Stretch.Gap;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsTest {
  @ParameterizedTest
  @CsvSource({
    "log/app-20240131.log, log/app-{}.log, 2024-01-31, 2024-01-31, DAY",
    "log/app-20240131T235959Z.log, log/app-{}.log, 2024-01-31, 2024-01-31, DAY",
    "app.2024-02-29_12-30.log, app.{}.log, 2024-02-29, 2024-02-29, DAY",
    "20240131235959.bak, {}.bak, 2024-01-31, 2024-01-31, DAY",
    "a_2024-02.csv, a_{}.csv, 2024-02-01, 2024-02-29, MONTH",
    "a_202302.csv, a_{}.csv, 2023-02-01, 2023-02-28, MONTH",
    "报表2024年1月.xlsx, 报表{}.xlsx, 2024-01-01, 2024-01-31, MONTH",
    "报表2024年1月5日.xlsx, 报表{}.xlsx, 2024-01-05, 2024-01-05, DAY",
    "年报2023年.pdf, 年报{}.pdf, 2023-01-01, 2023-12-31, YEAR",
    "q-2024Q1.csv, q-{}.csv, 2024-01-01, 2024-03-31, QUARTER",
    "2024年第四季度.csv, {}.csv, 2024-10-01, 2024-12-31, QUARTER",
    "w-2020-W53.csv, w-{}.csv, 2020-12-28, 2021-01-03, WEEK",
    "2024/01/31/part.gz, {}/part.gz, 2024-01-31, 2024-01-31, DAY",
    "a-20240101-20240331.csv, a-{}.csv, 2024-01-01, 2024-03-31, DAY",
    "a-2024-01-01_2024-03-31.csv, a-{}.csv, 2024-01-01, 2024-03-31, DAY",
    "2024-01/a-2024-01-07.csv, 2024-01/a-{}.csv, 2024-01-07, 2024-01-07, DAY",
  })
  void namesTellPeriods(
      String path, String family, LocalDate from, LocalDate to, Period.Unit unit) {
    Covered covered = Periods.ofName(path).covered().orElseThrow();

    assertThat(covered.family()).isEqualTo(family);
    assertThat(covered.period()).isEqualTo(new Period(from, to, unit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.log",
        "a-20230229.log",
        "a-20241301.log",
        "a-2021-W53.log",
        "a-1202401310.log",
        "a-99999999.log",
        "port-8080.txt",
        "iso-2022-jp.txt"
      })
  void whatIsNoDateTellsNothing(String path) {
    assertThat(Periods.ofName(path)).isEqualTo(new Untold(path));
  }

  @Test
  void severalDatesThatAreNoStretchAreNotDecided() {
    assertThat(Periods.ofName("a-20240131-v-20240205.csv")).isInstanceOf(Ambiguous.class);
    assertThat(Periods.ofName("a-20240301-20240101.csv")).isInstanceOf(Ambiguous.class);
  }

  @Test
  void gapsAreFoundAcrossLeapDaysAndTheEndsOfYears() {
    assertThat(gaps("a-20240228", "a-20240301"))
        .containsExactly(gap("2024-02-29", "2024-02-29", Period.Unit.DAY, 1));
    assertThat(gaps("a-20230228", "a-20230301")).isEmpty();
    assertThat(gaps("a-20231231", "a-20240101")).isEmpty();
    assertThat(gaps("a-20231230", "a-20240102"))
        .containsExactly(gap("2023-12-31", "2024-01-01", Period.Unit.DAY, 2));
    assertThat(gaps("a-2023-11", "a-2024-02"))
        .containsExactly(gap("2023-12-01", "2024-01-31", Period.Unit.MONTH, 2));
    assertThat(gaps("a-2023Q3", "a-2024Q2"))
        .containsExactly(gap("2023-10-01", "2024-03-31", Period.Unit.QUARTER, 2));
    assertThat(gaps("a-2020-W52", "a-2021-W01"))
        .containsExactly(gap("2020-12-28", "2021-01-03", Period.Unit.WEEK, 1));
    assertThat(gaps("a-2020-W53", "a-2021-W01")).isEmpty();
  }

  @Test
  void overlapsNameBothFilesAndFamiliesStandApart() {
    List<Stretch> all =
        together("a-2024-01.csv", "a-20240115.csv", "a-202402.csv", "b-2024-01.csv");

    assertThat(all).hasSize(2);
    Stretch a = all.getFirst();
    assertThat(a.family()).isEqualTo("a-{}.csv");
    assertThat(a.files()).isEqualTo(3);
    assertThat(a.gaps()).isEmpty();
    assertThat(a.overlaps())
        .containsExactly(
            new Stretch.Overlap(
                new Period(LocalDate.of(2024, 1, 15), LocalDate.of(2024, 1, 15), Period.Unit.DAY),
                "a-2024-01.csv",
                "a-20240115.csv"));
    assertThat(all.getLast().overlaps()).isEmpty();
  }

  @Test
  void aShortFileInsideALongOneMakesNoGapAfterIt() {
    assertThat(gaps("a-2024-01", "a-20240110", "a-2024-02")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'x~2024-01-31T12:00:00Z a', '2024-02-02T01:00:00Z b~', 2024-01-31, 2024-02-02",
    "'date,amount~20240131,5', '20240301,7', 2024-01-31, 2024-03-01",
    "'1.2.3.4 - - [31/Jan/2024:12:00:00 +0800] x', '1.2.3.4 - - [01/Feb/2024:12:00:00 +0800] x',"
        + " 2024-01-31, 2024-02-01",
    "'Dec 30 12:00:00 host x', 'Jan  2 12:00:00 host x', 2023-12-30, 2024-01-02",
    "'2024-02-02 b', '2024-01-31 a', 2024-01-31, 2024-02-02",
  })
  void firstAndLastLinesTellPeriods(String first, String last, LocalDate from, LocalDate to) {
    Covered covered =
        Periods.ofLines("a.log", lines(first), lines(last), OptionalInt.of(2024))
            .covered()
            .orElseThrow();

    assertThat(covered.period()).isEqualTo(new Period(from, to, Period.Unit.DAY));
    assertThat(covered.source()).isEqualTo(PeriodProposal.Source.ENDS);
  }

  @Test
  void linesWithoutAYearTellNothingUnlessItIsKnown() {
    String line = "Jan 31 12:00:00 host x";
    assertThat(Periods.ofLines("a", line, line, OptionalInt.empty())).isEqualTo(new Untold("a"));
    assertThat(Periods.ofLines("a", "2024-01-31", "words", OptionalInt.empty()))
        .isEqualTo(new Untold("a"));
  }

  private static String lines(String text) {
    return text.replace('~', '\n');
  }

  private static List<Stretch> together(String... paths) {
    return Periods.together(
        Stream.of(paths).map(path -> Periods.ofName(path).covered().orElseThrow()).toList());
  }

  private static List<Gap> gaps(String... paths) {
    List<Stretch> all = together(paths);
    assertThat(all).hasSize(1);
    return all.getFirst().gaps();
  }

  private static Gap gap(String from, String to, Period.Unit unit, long units) {
    return new Gap(new Period(LocalDate.parse(from), LocalDate.parse(to), unit), units);
  }
}
