/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Labels;
import io.yunheng.fault.Language;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementComparison;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.People;
import io.yunheng.responsibility.Renewals;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ScopeDifference;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.Subject;
import io.yunheng.responsibility.WorkScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is to say about who is responsible, in one language. */
public final class DutyPhrases {
  private final Derivation derivation;
  private final Catalog catalog;
  private final Words words;
  private final Labels labels;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, ServiceAgreement> agreements = new HashMap<>();
  private final Renewals renewals;

  public DutyPhrases(Derivation derivation, Catalog catalog, Language language) {
    this.derivation = derivation;
    this.catalog = catalog;
    this.words = Words.in(language);
    this.labels = catalog.labels();
    for (Organisation one : derivation.arrangement().organisations()) {
      names.put(one.id(), one.name());
    }
    this.renewals = new Renewals(derivation.arrangement().agreements());
    derivation.arrangement().agreements().forEach(one -> agreements.put(one.id(), one));
  }

  Derivation derivation() {
    return derivation;
  }

  Arrangement arrangement() {
    return derivation.arrangement();
  }

  Catalog catalog() {
    return catalog;
  }

  public Words words() {
    return words;
  }

  public String in(Text text) {
    return text.in(words.language());
  }

  public String word(Word word) {
    return in(labels.of(word));
  }

  public String name(String id) {
    return names.getOrDefault(id, id);
  }

  /** Names, each once. */
  public String names(Collection<String> ids) {
    return ids.stream().distinct().map(this::name).collect(Collectors.joining(comma()));
  }

  public String comma() {
    return words.of("list.comma");
  }

  /** The name of a service where there are several; else nothing needs to be said. */
  String ofService(String service) {
    List<CloudService> services = arrangement().services();
    return services.size() < 2 ? "" : serviceName(service);
  }

  /** The name of a service. */
  String serviceName(String service) {
    return arrangement().services().stream()
        .filter(one -> one.id().equals(service))
        .map(CloudService::name)
        .findFirst()
        .orElse(service);
  }

  /** The agreement that work names, else the one on which it is looked at. */
  Optional<ServiceAgreement> agreement(Delegation step) {
    return step.agreement()
        .map(agreements::get)
        .or(
            () ->
                renewals.standing(
                    step,
                    step.since()
                        .filter(arrangement().asOf()::isBefore)
                        .orElse(arrangement().asOf())));
  }

  /** Organisation and role. */
  public String share(Duty.Share share) {
    return words.of("duty.share", name(share.organisation()), word(share.role()));
  }

  /** The role, and whether there are others who have it with them. */
  String role(Roles.Holding holding) {
    return word(holding.role()) + (holding.joint() ? words.of("duty.joint") : "");
  }

  String roleOf(ArrangementComparison.Held held) {
    return words.of("duty.share", name(held.organisation()), word(held.role()));
  }

  /** Why somebody is responsible. */
  public String basis(Duty.Basis basis) {
    return switch (basis) {
      case Duty.Basis.Stated() -> words.of("duty.basis.stated");
      case Duty.Basis.Instead(var rule, var _) -> in(rule.because());
      case Duty.Basis.Ranged(var range, var components) ->
          range
              .each()
              .map(this::in)
              .orElseGet(
                  () ->
                      words.of(
                          "duty.basis.range",
                          components.stream()
                              .map(component -> in(component.title()))
                              .collect(Collectors.joining(comma()))));
    };
  }

  /** The way that work takes, with the agreements it goes under. */
  String way(Duty.Doing one) {
    List<String> way = new ArrayList<>(List.of(name(one.of())));
    one.by()
        .forEach(
            step ->
                way.add(
                    name(step.to())
                        + " ["
                        + agreement(step).map(ServiceAgreement::id).orElse("-")
                        + "]"));
    return String.join(" → ", way);
  }

  /** Under which condition a duty applies, and what is not known of it; a line for each. */
  List<String> condition(Duty duty) {
    List<String> lines = new ArrayList<>();
    duty.when().map(this::in).ifPresent(lines::add);
    if (!duty.needs().isEmpty()) {
      lines.add(words.of("duty.needs", String.join(", ", duty.needs())));
    }
    return lines;
  }

  /** What each party has to do with duties, by letters; those that have nothing are not in it. */
  static Map<String, String> marks(People people) {
    Map<String, Set<String>> marks = new LinkedHashMap<>();
    mark(marks, "A", people.responsible().stream().map(Duty.Share::organisation).toList());
    mark(marks, "R", people.doing().stream().map(Duty.Doing::organisation).toList());
    mark(marks, "S", people.watching().stream().map(Duty.Watching::organisation).toList());
    mark(marks, "I", people.informed().stream().map(Duty.Watching::organisation).toList());
    Map<String, String> letters = new LinkedHashMap<>();
    marks.forEach((who, all) -> letters.put(who, String.join("/", all)));
    return letters;
  }

  private static void mark(
      Map<String, Set<String>> marks, String letter, Collection<String> organisations) {
    organisations.forEach(
        one -> marks.computeIfAbsent(one, _ -> new LinkedHashSet<>()).add(letter));
  }

  /** Those that something of the arrangement lies between. */
  String parties(Subject about) {
    return switch (about) {
      case Delegation one -> name(one.from()) + " → " + name(one.to());
      case CloudService one -> one.name();
      default -> names(about.parties());
    };
  }

  /** What of a service is handed on: layers, stages and requirements; all of it if nothing. */
  String work(WorkScope one) {
    return work(one, one.clauses());
  }

  /** Which work, with the titles of requirements instead of their ids. */
  String workInWords(WorkScope one) {
    return work(
        one,
        one.clauses().stream()
            .map(id -> catalog().clause(id).map(Clause::title).map(this::in).orElse(id))
            .toList());
  }

  /** What some work leaves out, with the titles of requirements and their ids. */
  String inWords(ScopeDifference one) {
    List<String> clauses =
        one.clauses().stream()
            .map(
                id ->
                    catalog()
                        .clause(id)
                        .map(Clause::title)
                        .map(title -> words.of("duty.requirement-title", in(title), id))
                        .orElse(id))
            .toList();
    return work(
        new WorkScope(List.of(), one.layers(), one.stages()), DraftingPhrases.first(clauses));
  }

  private String work(WorkScope one, List<String> clauses) {
    List<String> parts = new ArrayList<>();
    one.layers().stream().sorted().map(this::word).forEach(parts::add);
    one.stages().stream().sorted().map(this::word).forEach(parts::add);
    parts.addAll(clauses);
    return parts.isEmpty() ? words.of("duty.all-work") : String.join(comma(), parts);
  }
}
