/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Stage;
import io.yunheng.fault.Word;
import io.yunheng.report.duty.DutyRow;
import io.yunheng.report.duty.HeatMap;
import io.yunheng.report.duty.Matter;
import io.yunheng.report.duty.Party;
import io.yunheng.report.duty.Tie;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.People;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The matrix: a row for each requirement, with the reason of each letter in it. */
final class DutyRows {
  /** The most reasons of a kind that a row gives. */
  private static final int MOST = 12;

  private final DutyPhrases say;
  private final Words words;
  private final List<Party> columns;
  private final List<Matter> matters;
  private final Map<String, List<Tie>> wrong = new HashMap<>();
  private final PeopleIndex<Same> people = new PeopleIndex<>(this::same);

  /**
   * Rows with these columns.
   *
   * @param matters in the order in which the page tells them
   */
  DutyRows(DutyPhrases say, List<Party> columns, List<Matter> matters, List<Tie> ties) {
    this.say = say;
    this.words = say.words();
    this.columns = columns;
    this.matters = matters;
    for (Tie tie : ties) {
      if (!tie.state().equals("clean")) {
        for (Tie.Handed one : tie.handed()) {
          wrong.computeIfAbsent(one.id(), _ -> new ArrayList<>()).add(tie);
        }
      }
    }
  }

  /** The rows, those with something wrong first, in the order of the documents otherwise. */
  List<DutyRow> all() {
    Map<String, List<Integer>> about = new HashMap<>();
    for (int i = 0; i < matters.size(); i++) {
      for (String id : matters.get(i).requirements()) {
        about.computeIfAbsent(id, _ -> new ArrayList<>()).add(i);
      }
    }
    List<DutyRow> rows = new ArrayList<>();
    for (Duty duty : say.derivation().duties().all()) {
      List<Integer> here =
          Stream.concat(Stream.of(duty.clause().id()), duty.clause().traces().stream())
              .distinct()
              .flatMap(id -> about.getOrDefault(id, List.of()).stream())
              .distinct()
              .sorted()
              .toList();
      rows.add(row(duty, rows.size(), here));
    }
    rows.sort(Comparator.comparingInt(one -> OpenPoints.gravity(one.state())));
    return rows;
  }

  private DutyRow row(Duty duty, int order, List<Integer> about) {
    Clause clause = duty.clause();
    Same same = people.of(duty);
    List<DutyRow.Flaw> flaws = new ArrayList<>();
    String worst = "clean";
    for (int i : about) {
      Matter matter = matters.get(i);
      if (matter.service().isEmpty() || matter.service().equals(duty.service())) {
        if (flaws.size() < MOST) {
          flaws.add(
              new DutyRow.Flaw(matter.state(), matter.stateWord(), matter.text(), "m-" + (i + 1)));
        }
        worst = OpenPoints.graver(worst, matter.state());
      }
    }
    for (Tie tie : same.wrong()) {
      worst = OpenPoints.graver(worst, tie.state());
      if (flaws.size() < MOST) {
        flaws.add(
            new DutyRow.Flaw(
                tie.state(),
                words.of("duty.state." + tie.state()),
                words.of("row.handed-with", tie.title(), tie.matters().size()),
                tie.id()));
      }
    }
    return new DutyRow(
        order,
        duty.service(),
        say.ofService(duty.service()),
        clause.document(),
        duty.cited(),
        say.in(clause.title()),
        clause.stage().code(),
        say.word(clause.stage()),
        clause.layer().code(),
        say.word(clause.layer()),
        worst,
        same.marks(),
        same.parties(),
        same.responsible(),
        same.doing(),
        why(duty, same),
        say.condition(duty),
        flaws);
  }

  /** What rows of the same people have in common. */
  private record Same(
      List<String> marks,
      List<String> parties,
      String responsible,
      String doing,
      List<DutyRow.Why> work,
      List<Tie> wrong) {}

  private Same same(People all) {
    Map<String, String> marks = DutyPhrases.marks(all);
    Map<String, Tie> told = new LinkedHashMap<>();
    for (Duty.Doing way : all.doing()) {
      for (Delegation step : way.by()) {
        wrong.getOrDefault(step.id(), List.of()).forEach(tie -> told.put(tie.id(), tie));
      }
    }
    return new Same(
        columns.stream().map(one -> marks.getOrDefault(one.id(), "")).toList(),
        parties(marks),
        some(all.responsible().stream().map(Duty.Share::organisation).distinct().toList()),
        some(all.doing().stream().map(Duty.Doing::organisation).distinct().toList()),
        work(all),
        List.copyOf(told.values()));
  }

  private static List<String> parties(Map<String, String> marks) {
    List<String> parties = new ArrayList<>();
    marks.forEach(
        (who, letters) ->
            Arrays.stream(letters.split("/", -1)).forEach(one -> parties.add(one + ":" + who)));
    return parties;
  }

  private String some(List<String> ids) {
    String names = say.names(ids.stream().limit(MOST).toList());
    return ids.size() > MOST ? names + " … (" + ids.size() + ")" : names;
  }

  private List<DutyRow.Why> why(Duty duty, Same same) {
    List<DutyRow.Why> why = new ArrayList<>();
    for (Duty.Share one : duty.responsible().stream().limit(MOST).toList()) {
      why.add(
          new DutyRow.Why(
              "A",
              name(one.organisation()),
              words.of("row.because-role", say.word(one.role()), say.basis(one.basis())),
              duty.cited() + clauses(one.basis())));
    }
    more(why, duty.responsible().size());
    why.addAll(same.work());
    return why;
  }

  /** Who does it, watches and is told, and why. */
  private List<DutyRow.Why> work(People all) {
    List<DutyRow.Why> why = new ArrayList<>();
    for (Duty.Doing one : all.doing().stream().limit(MOST).toList()) {
      why.add(
          new DutyRow.Why(
              "R",
              name(one.organisation()),
              one.by().isEmpty() ? words.of("row.own-work") : way(one),
              one.by().isEmpty() ? "" : "CCIA-5-a"));
    }
    more(why, all.doing().size());
    watching(why, "S", all.watching());
    watching(why, "I", all.informed());
    return why;
  }

  private static String clauses(Duty.Basis basis) {
    return switch (basis) {
      case Duty.Basis.Stated() -> "";
      case Duty.Basis.Instead(var rule, var _) -> " " + String.join(" ", rule.clauses());
      case Duty.Basis.Ranged _ -> " GB/T 22239 D";
    };
  }

  private String way(Duty.Doing one) {
    StringBuilder way = new StringBuilder(name(one.of()));
    for (Delegation step : one.by()) {
      way.append(" → ")
          .append(name(step.to()))
          .append(' ')
          .append(
              say.agreement(step)
                  .map(
                      agreement ->
                          words.of(
                              "row.under",
                              Printable.text(agreement.name()),
                              agreement.validTo().map(LocalDate::toString).orElse("?")))
                  .orElse(words.of("row.under-nothing")));
    }
    return way.toString();
  }

  private void watching(List<DutyRow.Why> why, String mark, List<Duty.Watching> all) {
    for (Duty.Watching one : all.stream().limit(MOST).toList()) {
      why.add(
          new DutyRow.Why(
              mark,
              name(one.organisation()),
              one.handed()
                  .map(step -> words.of("row.handed-on", name(step.to()), step.id()))
                  .or(() -> one.role().map(role -> words.of("row.as", say.word(role))))
                  .orElse(""),
              ""));
    }
    more(why, all.size());
  }

  private void more(List<DutyRow.Why> why, int count) {
    if (count > MOST) {
      why.add(new DutyRow.Why("", "", words.of("row.more", count - MOST), ""));
    }
  }

  private String name(String id) {
    return Printable.text(say.name(id));
  }

  /** In numbers, by stage and by layer. */
  List<HeatMap> heats(List<DutyRow> rows) {
    return List.of(
        heat("stage", rows, DutyRow::stageCode, DutyRow::stage, codes(Stage.values())),
        heat("layer", rows, DutyRow::layerCode, DutyRow::layer, codes(ClauseLayer.values())));
  }

  private static List<String> codes(Word[] all) {
    return Arrays.stream(all).map(Word::code).toList();
  }

  private HeatMap heat(
      String by,
      List<DutyRow> rows,
      Function<DutyRow, String> code,
      Function<DutyRow, String> word,
      List<String> order) {
    Map<String, Map<String, int[]>> counts = new LinkedHashMap<>();
    Map<String, String> titles = new HashMap<>();
    order.forEach(one -> counts.put(one, new HashMap<>()));
    int most = 0;
    for (DutyRow row : rows) {
      titles.put(code.apply(row), word.apply(row));
      Map<String, int[]> line = counts.computeIfAbsent(code.apply(row), _ -> new HashMap<>());
      for (int i = 0; i < columns.size(); i++) {
        int[] cell = line.computeIfAbsent(columns.get(i).id(), _ -> new int[2]);
        cell[0] += row.marks().get(i).contains("A") ? 1 : 0;
        cell[1] += row.marks().get(i).contains("R") ? 1 : 0;
        most = Math.max(most, Math.max(cell[0], cell[1]));
      }
    }
    List<HeatMap.Line> lines = new ArrayList<>();
    counts.forEach(
        (key, line) -> {
          if (titles.containsKey(key)) {
            lines.add(
                new HeatMap.Line(
                    key,
                    titles.getOrDefault(key, key),
                    columns.stream()
                        .map(
                            one -> {
                              int[] cell = line.getOrDefault(one.id(), new int[2]);
                              return new HeatMap.Cell(one.id(), cell[0], cell[1]);
                            })
                        .toList()));
          }
        });
    return new HeatMap(by, words.of("heat." + by), lines, most);
  }
}
