/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.responsibility;

import io.yunheng.catalog.Catalog;
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
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceAgreement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
    for (Duty duty : one.requirements()) {
      say(
          "responsibility.evidence",
          duty.cited(),
          duty.clause().title().in(language),
          duty.clause().evidence().stream()
              .map(text -> text.in(language))
              .collect(Collectors.joining(terminal.text("responsibility.semicolon"))));
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
                    "responsibility.flaw." + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    step.agreement()
                        .flatMap(ServiceAgreement::signed)
                        .map(LocalDate::toString)
                        .orElse(""),
                    step.agreement()
                        .flatMap(ServiceAgreement::validFrom)
                        .map(LocalDate::toString)
                        .orElse(""),
                    step.agreement()
                        .flatMap(ServiceAgreement::validTo)
                        .map(LocalDate::toString)
                        .orElse("")))
        .collect(Collectors.joining(terminal.text("responsibility.semicolon")));
  }

  void differences(String after, ArrangementComparison comparison) {
    say("responsibility.what-if", after);
    all(comparison.roles(), this::held);
    all(
        comparison.uncovered(),
        one ->
            of(
                one.service(),
                terminal
                    .text(
                        "responsibility.uncovered",
                        terminal.text("responsibility.part." + one.part().code()))
                    .strip()));
    all(
        comparison.open(),
        one ->
            of(
                one.service(),
                name(one.organisation()) + colon() + one.question().asks().in(language)));
    all(comparison.contradictions(), this::clash);
    changes(comparison);
    all(comparison.dutyFindings(), one -> one.finding().in(language));
    all(comparison.transfers(), one -> one.finding().in(language));
    comparison.events().forEach(this::event);
  }

  private <T> void all(
      ArrangementComparison.Differences<T> differences, Function<T, String> words) {
    differences.came().forEach(one -> say("responsibility.came", words.apply(one)));
    differences
        .altered()
        .forEach(
            one ->
                say("responsibility.altered", words.apply(one.before()), words.apply(one.after())));
    differences.went().forEach(one -> say("responsibility.went", words.apply(one)));
    differences.unsettled().forEach(one -> say("responsibility.unsettled", words.apply(one)));
  }

  private void changes(ArrangementComparison comparison) {
    Map<List<String>, Set<String>> alike = new LinkedHashMap<>();
    for (ArrangementComparison.DutyChange change : comparison.duties()) {
      List<String> key =
          List.of(
              change.either().service(),
              change.before().map(this::people).orElseGet(this::notThere),
              change.after().map(this::people).orElseGet(this::notThere));
      if (!key.get(1).equals(key.getLast())) {
        alike.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(change.either().cited());
      }
    }
    alike.forEach(
        (people, clauses) ->
            terminal.line(
                of(
                    people.getFirst(),
                    terminal.text(
                        "responsibility.changed",
                        clauses.size(),
                        people.get(1),
                        people.getLast(),
                        some(List.copyOf(clauses))))));
  }

  private String notThere() {
    return terminal.text("responsibility.people.none");
  }

  /**
   * What is otherwise after an event: who is responsible, who did it, the loss, what is missing.
   */
  private void event(ArrangementComparison.EventChange change) {
    Attribution before = change.before();
    Attribution after = change.after();
    List<String> parts = new ArrayList<>();
    part(parts, "blame", blamed(before), blamed(after));
    part(parts, "work", worked(before), worked(after));
    part(parts, "loss", lost(before), lost(after));
    part(parts, "missing", missing(before), missing(after));
    if (!parts.isEmpty()) {
      say(
          "responsibility.event-changed",
          after.event().id(),
          of(after.service(), after.event().title().in(language)),
          String.join(terminal.text("responsibility.semicolon"), parts));
    }
  }

  private void part(List<String> parts, String what, String before, String after) {
    if (!before.equals(after)) {
      parts.add(terminal.text("responsibility.event-changed." + what, before, after));
    }
  }

  private String worked(Attribution one) {
    return names(one.work().stream().map(Attribution.Work::organisation).toList());
  }

  private String lost(Attribution one) {
    return listed(one.bears().stream().map(loss -> loss.because().in(language)).toList());
  }

  private String missing(Attribution one) {
    return listed(one.missing().stream().map(need -> need.what().in(language)).toList());
  }

  private String listed(List<String> texts) {
    return texts.isEmpty()
        ? terminal.text("responsibility.nothing")
        : String.join(
            terminal.text("responsibility.semicolon"), texts.stream().distinct().toList());
  }

  private String clash(Roles.Contradiction one) {
    return of(
        one.act().service(),
        terminal.text(
            "responsibility.clash-changed." + one.clash().name().toLowerCase(Locale.ROOT),
            name(one.act().organisation()),
            name(one.named())));
  }

  private String held(ArrangementComparison.Held one) {
    return of(
        one.service(), name(one.organisation()) + colon() + labels.of(one.role()).in(language));
  }

  /** With the service before it, where there are several. */
  private String of(String service, String text) {
    return arrangement.services().size() < 2
        ? text
        : arrangement.services().stream()
            .filter(one -> one.id().equals(service))
            .map(one -> one.name() + colon() + text)
            .findFirst()
            .orElse(text);
  }

  private String people(Duty duty) {
    String responsible = names(duty.responsible().stream().map(Duty.Share::organisation).toList());
    String doing = names(duty.doing().stream().map(Duty.Doing::organisation).toList());
    String people =
        responsible.equals(doing)
            ? terminal.text("responsibility.people.same", responsible)
            : terminal.text("responsibility.people", responsible, doing);
    return duty.needs().isEmpty()
        ? people
        : terminal.text("responsibility.people.perhaps", people, String.join(" ", duty.needs()));
  }

  private String blamed(Attribution one) {
    return names(one.responsible().stream().map(blame -> blame.share().organisation()).toList());
  }

  private String names(Collection<String> ids) {
    return ids.isEmpty()
        ? terminal.text("responsibility.nobody")
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
    return terminal.text("responsibility.comma");
  }

  private String colon() {
    return terminal.text("responsibility.colon");
  }

  private static String some(List<String> ids) {
    return ids.stream().limit(MOST).collect(Collectors.joining(" "))
        + (ids.size() > MOST ? " …" : "");
  }

  private void say(String key, Object... values) {
    terminal.line(terminal.text(key, values));
  }
}
