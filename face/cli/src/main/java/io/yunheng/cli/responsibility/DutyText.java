/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Labels;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.Language;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementComparison;
import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.Duties;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.DutyFinding;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.TransferFinding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Duties, events and differences for people. */
final class DutyText {
  /** The most requirements that a line lists. */
  private static final int MOST = 6;

  private final Terminal terminal;
  private final Language language;
  private final Arrangement arrangement;
  private final Arrangement other;
  private final Labels labels;

  DutyText(Terminal terminal, Arrangement arrangement, Catalog catalog) {
    this(terminal, arrangement, arrangement, catalog);
  }

  /** For two arrangements. */
  DutyText(Terminal terminal, Arrangement arrangement, Arrangement other, Catalog catalog) {
    this.other = other;
    this.terminal = terminal;
    this.language = terminal.language();
    this.arrangement = arrangement;
    this.labels = catalog.labels();
  }

  void duties(Duties duties) {
    terminal.line("");
    say("responsibility.duties", duties.all().size());
    Map<String, int[]> counts = new LinkedHashMap<>();
    arrangement.organisations().forEach(one -> counts.put(one.id(), new int[3]));
    for (Duty duty : duties.all()) {
      count(counts, 0, duty.responsible().stream().map(Duty.Share::organisation).toList());
      count(counts, 1, duty.doing().stream().map(Duty.Doing::organisation).toList());
      count(counts, 2, duty.watching().stream().map(Duty.Watching::organisation).toList());
    }
    counts.forEach(
        (id, count) -> say("responsibility.counts", name(id), count[0], count[1], count[2]));
    duties.findings().forEach(this::finding);
  }

  private static void count(Map<String, int[]> counts, int what, Collection<String> who) {
    for (String id : new LinkedHashSet<>(who)) {
      counts.computeIfAbsent(id, _ -> new int[3])[what]++;
    }
  }

  private void finding(DutyFinding one) {
    say(
        "responsibility.duty-finding",
        terminal.text("responsibility.state." + one.rule().weight().code()),
        one.finding().in(language),
        some(one.clauses()),
        one.rule().cure().in(language));
  }

  void event(Attribution one) {
    terminal.line(
        terminal.text(
            "responsibility.event",
            one.event().id(),
            one.event().title().in(language),
            one.day().toString()));
    for (Attribution.Blame blame : one.responsible()) {
      say(
          "responsibility.blame",
          name(blame.share().organisation()),
          labels.of(blame.share().role()).in(language),
          basis(blame.share().basis()),
          some(blame.clauses()));
    }
    for (Attribution.Work work : one.work()) {
      if (work.steps().isEmpty()) {
        say("responsibility.own-work", name(work.organisation()));
      }
      for (Attribution.Step step : work.steps()) {
        String from = name(step.delegation().from());
        String to = name(step.delegation().to());
        step.agreement()
            .ifPresentOrElse(
                agreement -> say("responsibility.step", from, to, agreement.name(), flaws(step)),
                () -> say("responsibility.step-none", from, to));
      }
    }
    one.bears()
        .forEach(
            loss -> say("responsibility.loss", loss.because().in(language), some(loss.clauses())));
    for (Clause clause : one.clauses()) {
      say(
          "responsibility.evidence",
          clause.id(),
          clause.title().in(language),
          clause.evidence().stream()
              .map(text -> text.in(language))
              .collect(Collectors.joining("; ")));
    }
    one.missing().forEach(need -> say("responsibility.missing", need.what().in(language)));
  }

  private String basis(Duty.Basis basis) {
    return switch (basis) {
      case Duty.Basis.Stated() -> terminal.text("responsibility.basis.stated");
      case Duty.Basis.Instead(var rule, var _) -> rule.because().in(language);
      case Duty.Basis.Ranged(var range, var components) ->
          range
              .each()
              .map(each -> each.in(language))
              .orElseGet(
                  () ->
                      terminal.text(
                          "responsibility.basis.range",
                          components.stream()
                              .map(component -> component.title().in(language))
                              .collect(Collectors.joining(comma()))));
    };
  }

  private String flaws(Attribution.Step step) {
    if (step.flaws().isEmpty()) {
      return terminal.text("responsibility.flaw.none");
    }
    return step.flaws().stream()
        .map(
            flaw ->
                terminal.text(
                    "responsibility.flaw."
                        + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-')))
        .collect(Collectors.joining("; "));
  }

  void differences(String after, ArrangementComparison comparison) {
    say("responsibility.what-if", after);
    comparison.roles().came().forEach(one -> held("responsibility.came", one));
    comparison.roles().went().forEach(one -> held("responsibility.went", one));
    Map<List<String>, Set<String>> alike = new LinkedHashMap<>();
    for (ArrangementComparison.DutyChange change : comparison.duties()) {
      List<String> key =
          List.of(
              change.before().map(this::people).orElse("-"),
              change.after().map(this::people).orElse("-"));
      alike.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(change.either().clause().id());
    }
    alike.forEach(
        (people, clauses) ->
            say(
                "responsibility.changed",
                clauses.size(),
                people.getFirst(),
                people.getLast(),
                some(List.copyOf(clauses))));
    comparison.dutyFindings().came().forEach(this::finding);
    comparison.transfers().came().forEach(one -> transfer("responsibility.came", one));
    comparison
        .dutyFindings()
        .went()
        .forEach(one -> say("responsibility.went", one.finding().in(language)));
    comparison.transfers().went().forEach(one -> transfer("responsibility.went", one));
    for (ArrangementComparison.EventChange change : comparison.events()) {
      say(
          "responsibility.event-changed",
          change.after().event().id(),
          change.after().event().title().in(language),
          blamed(change.before()),
          blamed(change.after()));
    }
  }

  private void held(String key, ArrangementComparison.Held one) {
    say(key, name(one.organisation()) + " " + labels.of(one.role()).in(language));
  }

  private void transfer(String key, TransferFinding one) {
    say(key, one.about().id() + " " + one.finding().in(language));
  }

  private String people(Duty duty) {
    String responsible = names(duty.responsible().stream().map(Duty.Share::organisation).toList());
    String doing = names(duty.doing().stream().map(Duty.Doing::organisation).toList());
    return responsible.equals(doing) ? responsible : responsible + " (" + doing + ")";
  }

  private String blamed(Attribution one) {
    String who =
        names(one.responsible().stream().map(blame -> blame.share().organisation()).toList());
    return one.decided() ? who : who + " ?";
  }

  private String names(Collection<String> ids) {
    return ids.isEmpty()
        ? "-"
        : ids.stream().distinct().map(this::name).collect(Collectors.joining(comma()));
  }

  private String name(String id) {
    return arrangement
        .organisation(id)
        .or(() -> other.organisation(id))
        .map(Organisation::name)
        .orElse(id);
  }

  private String comma() {
    return language == Language.ZH ? "、" : ", ";
  }

  private static String some(List<String> ids) {
    return ids.stream().limit(MOST).collect(Collectors.joining(" "))
        + (ids.size() > MOST ? " …" : "");
  }

  private void say(String key, Object... values) {
    terminal.line(terminal.text(key, values));
  }
}
