/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.content.DateForms.Found;
import io.yunheng.content.Period.Unit;
import io.yunheng.content.PeriodProposal.Ambiguous;
import io.yunheng.content.PeriodProposal.Covered;
import io.yunheng.content.PeriodProposal.Source;
import io.yunheng.content.PeriodProposal.Untold;
import io.yunheng.content.Stretch.Gap;
import io.yunheng.content.Stretch.Overlap;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which time files cover, and what is missing between them. */
public final class Periods {
  private static final String CUT = "{}";
  private static final Set<String> JOINTS =
      Set.of("-", "_", "~", "--", "_-_", "-to-", "_to_", "至", "到", "—", "－");

  private Periods() {}

  /**
   * What a name tells: that of the file, or else that of the folders and the file together.
   *
   * @param path relative, with slashes
   */
  public static PeriodProposal ofName(String path) {
    int name = path.lastIndexOf('/') + 1;
    List<Found> found = DateForms.in(path.substring(name));
    return found.isEmpty() ? dating(path, 0, DateForms.in(path)) : dating(path, name, found);
  }

  private static PeriodProposal dating(String path, int offset, List<Found> found) {
    if (found.isEmpty()) {
      return new Untold(path);
    }
    Found first = found.getFirst();
    Found last = found.getLast();
    boolean one = found.stream().allMatch(other -> other.period().equals(first.period()));
    boolean ends = found.size() == 2 && joined(path, offset, first, last);
    if (!one && !ends) {
      return new Ambiguous(path, found.stream().map(Found::period).toList());
    }
    Period period = one ? first.period() : first.period().until(last.period());
    return new Covered(path, family(path, offset, found, ends), period, Source.NAME);
  }

  private static boolean joined(String path, int offset, Found first, Found last) {
    return first.period().unit() == last.period().unit()
        && first.period().from().isBefore(last.period().from())
        && JOINTS.contains(path.substring(offset + first.to(), offset + last.from()));
  }

  private static String family(String path, int offset, List<Found> found, boolean ends) {
    StringBuilder family = new StringBuilder(path);
    if (ends) {
      return family
          .replace(offset + found.getFirst().from(), offset + found.getLast().to(), CUT)
          .toString();
    }
    for (Found one : found.reversed()) {
      family.replace(offset + one.from(), offset + one.to(), CUT);
    }
    return family.toString();
  }

  /**
   * What the first and the last lines tell; lines between are taken to be of the time between.
   *
   * @param path relative, with slashes
   * @param first text of the file's beginning, of which some lines are looked at
   * @param last text of the file's end
   * @param year of the last line, for lines that tell none (RFC 3164), if it is known
   */
  public static PeriodProposal ofLines(String path, String first, String last, OptionalInt year) {
    String family =
        switch (ofName(path)) {
          case Covered covered -> covered.family();
          case Ambiguous _, Untold _ -> path;
        };
    return LineDates.between(first, last, year)
        .<PeriodProposal>map(period -> new Covered(path, family, period, Source.ENDS))
        .orElseGet(() -> new Untold(path));
  }

  /** What files cover together, by family in the order of names. */
  public static List<Stretch> together(Collection<Covered> files) {
    Map<String, List<Covered>> families =
        files.stream()
            .collect(Collectors.groupingBy(Covered::family, TreeMap::new, Collectors.toList()));
    return families.entrySet().stream()
        .map(family -> stretch(family.getKey(), family.getValue()))
        .toList();
  }

  private static Stretch stretch(String family, List<Covered> files) {
    List<Covered> sorted =
        files.stream()
            .sorted(
                Comparator.comparing((Covered file) -> file.period().from())
                    .thenComparing(file -> file.period().to())
                    .thenComparing(Covered::path))
            .toList();
    Covered furthest = sorted.getFirst();
    Set<Unit> units = sorted.stream().map(file -> file.period().unit()).collect(Collectors.toSet());
    Unit unit = units.size() == 1 ? furthest.period().unit() : Unit.DAY;
    List<Gap> gaps = new ArrayList<>();
    List<Overlap> overlaps = new ArrayList<>();
    for (Covered file : sorted.subList(1, sorted.size())) {
      LocalDate from = file.period().from();
      LocalDate reached = furthest.period().to();
      if (from.isAfter(reached)) {
        gap(reached.plusDays(1), from.minusDays(1), unit, gaps);
      } else {
        LocalDate to = file.period().to().isBefore(reached) ? file.period().to() : reached;
        overlaps.add(new Overlap(new Period(from, to, unit), furthest.path(), file.path()));
      }
      if (file.period().to().isAfter(reached)) {
        furthest = file;
      }
    }
    Period covers = new Period(sorted.getFirst().period().from(), furthest.period().to(), unit);
    return new Stretch(family, covers, sorted.size(), gaps, overlaps);
  }

  private static void gap(LocalDate from, LocalDate to, Unit unit, List<Gap> gaps) {
    if (to.isBefore(from)) {
      return;
    }
    long units =
        switch (unit) {
          case DAY -> ChronoUnit.DAYS.between(from, to) + 1;
          case WEEK -> ChronoUnit.WEEKS.between(from, to.plusDays(1));
          case MONTH -> ChronoUnit.MONTHS.between(from, to.plusDays(1));
          case QUARTER -> ChronoUnit.MONTHS.between(from, to.plusDays(1)) / 3;
          case YEAR -> ChronoUnit.YEARS.between(from, to.plusDays(1));
        };
    gaps.add(new Gap(new Period(from, to, unit), units));
  }
}
