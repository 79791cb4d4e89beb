/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Clause;
import io.yunheng.report.duty.AgreementDraft;
import io.yunheng.report.duty.Matter;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.DutyFinding;
import io.yunheng.responsibility.Norm;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.RoleRules;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.Subject;
import io.yunheng.responsibility.TransferFinding;
import io.yunheng.responsibility.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is wrong with an arrangement, the gravest first, and what is still to be agreed. */
final class OpenPoints {
  static final List<String> STATES = List.of("breach", "deviation", "open", "justified");
  private static final Set<String> DRAFTED =
      Set.of(
          "agreement-missing",
          "agreement-of-others",
          "not-in-force",
          "term-missing",
          "consent-missing",
          "confidentiality-missing",
          "passage-missing",
          "service-agreement-missing",
          "service-agreement-lapsed",
          "service-confidentiality-missing",
          "service-consent-missing");
  private static final String CONTROL = "CCIA-3.3";
  private static final String UNATTACHED = "document-missing";

  private final RoleRules behaviours = RoleRules.shipped();
  private final DutyPhrases say;
  private final Words words;

  OpenPoints(DutyPhrases say) {
    this.say = say;
    this.words = say.words();
  }

  /** The place of a state: the gravest is the first, and what is not wrong is the last. */
  static int gravity(String state) {
    int place = STATES.indexOf(state);
    return place < 0 ? STATES.size() : place;
  }

  static String graver(String one, String other) {
    return gravity(one) <= gravity(other) ? one : other;
  }

  /** The gravest state; {@code clean} if there is none. */
  static String worst(List<Matter> some) {
    return some.stream().map(Matter::state).reduce("clean", OpenPoints::graver);
  }

  List<Matter> all() {
    List<Matter> all = new ArrayList<>();
    Roles roles = say.derivation().roles();
    for (Roles.Uncovered one : roles.uncovered()) {
      all.add(
          matter(
              "breach",
              List.of(),
              uncovered(one),
              words.of("duty.uncovered.cure"),
              say.serviceName(one.service()),
              List.of(CONTROL)));
    }
    List<TransferFinding> unattached =
        say.derivation().transfers().stream()
            .filter(one -> one.rule().id().equals(UNATTACHED))
            .toList();
    say.derivation().transfers().stream()
        .filter(one -> unattached.size() < 2 || !unattached.contains(one))
        .forEach(one -> all.add(handed(one)));
    if (unattached.size() > 1) {
      all.add(unattached(unattached));
    }
    say.derivation().duties().findings().forEach(one -> all.add(divided(one)));
    for (Roles.Contradiction one : roles.contradictions()) {
      all.add(
          matter(
              "open",
              List.of(one.act().organisation()),
              clash(one),
              words.of("duty.clash.cure"),
              behaviour(one.act().behaviour()),
              List.of()));
    }
    for (Roles.Open one : roles.open()) {
      all.add(
          matter(
              "open",
              List.of(one.organisation()),
              question(one),
              say.in(one.question().asks()),
              "",
              List.of(CONTROL)));
    }
    all.sort(Comparator.comparingInt(one -> gravity(one.state())));
    return all;
  }

  /** That nobody does one of a provider's five things. */
  String uncovered(Roles.Uncovered one) {
    return of(
        one.service(), words.of("duty.uncovered", words.of("duty.part." + one.part().code())));
  }

  /** How an act does not fit the others. */
  String clash(Roles.Contradiction one) {
    return of(
        one.act().service(),
        words.of(
            "duty.clash." + one.clash().name().toLowerCase(Locale.ROOT),
            say.name(one.act().organisation()),
            say.name(one.named()),
            one.others().isEmpty() ? words.of("duty.nobody") : say.names(one.others())));
  }

  /** A role that cannot be told. */
  String question(Roles.Open one) {
    return of(
        one.service(),
        words.of("duty.question", say.name(one.organisation()), say.word(one.question().role())));
  }

  private String of(String service, String text) {
    String name = say.ofService(service);
    return name.isEmpty() ? text : words.of("duty.of-service", name, text);
  }

  private String behaviour(String id) {
    return behaviours.behaviour(id).map(one -> say.in(one.title())).orElse(id);
  }

  /** What a finding is about, by its name; what has none by the id that its file gives it. */
  private String about(Subject about) {
    return switch (about) {
      case ServiceAgreement one -> one.name();
      case CloudService one -> one.name();
      case Use one -> one.service().name();
      case Partnership one -> one.service().name();
      case Norm one -> one.name();
      case Delegation one -> say.workInWords(one.scope());
      case Authorisation one -> one.id();
    };
  }

  private Matter matter(
      String state,
      List<String> organisations,
      String text,
      String cure,
      String about,
      List<String> clauses) {
    return new Matter(
        state,
        words.of("duty.state." + state),
        organisations,
        say.names(organisations),
        text,
        cure,
        about,
        List.of(),
        clauses,
        "",
        Optional.empty());
  }

  Matter handed(TransferFinding one) {
    String state = one.state().name().toLowerCase(Locale.ROOT);
    return new Matter(
        state,
        words.of("duty.state." + state),
        one.about().parties(),
        say.parties(one.about()),
        say.in(one.finding()),
        say.in(one.cure()),
        about(one.about()),
        List.of(),
        one.clauses(),
        "",
        one.bears().map(who -> words.of("duty.bears", say.name(who))));
  }

  /** The agreements to which no document is attached, all of them in one. */
  private Matter unattached(List<TransferFinding> all) {
    TransferFinding first = all.getFirst();
    Set<String> parties = new LinkedHashSet<>();
    all.forEach(one -> parties.addAll(one.about().parties()));
    return new Matter(
        "open",
        words.of("duty.state.open"),
        List.copyOf(parties),
        say.names(parties),
        words.of(
            "duty.unattached",
            all.size(),
            all.stream()
                .map(
                    one ->
                        words.of(
                            "duty.unattached.one", about(one.about()), say.parties(one.about())))
                .collect(Collectors.joining(say.comma()))),
        say.in(first.cure()),
        "",
        List.of(),
        first.clauses(),
        "",
        Optional.empty());
  }

  Matter divided(DutyFinding one) {
    String state = one.rule().weight().code();
    return new Matter(
        state,
        words.of("duty.state." + state),
        one.organisations(),
        say.names(one.organisations()),
        say.in(one.finding()),
        say.in(one.cure()),
        "",
        one.clauses(),
        one.rule().clauses(),
        one.service(),
        Optional.empty());
  }

  /** What is still to be agreed, those of one agreement together. */
  List<AgreementDraft> drafts() {
    Set<AgreementDraft> drafts = new LinkedHashSet<>();
    for (TransferFinding one : say.derivation().transfers()) {
      if (DRAFTED.contains(one.rule().id())) {
        drafts.add(
            new AgreementDraft(
                say.parties(one.about()), agreement(one), say.in(one.cure()), one.clauses()));
      }
    }
    for (DutyFinding one : say.derivation().duties().findings()) {
      if (one.rule().id().equals("without-split")) {
        for (String id : one.clauses()) {
          List<String> clauses = new ArrayList<>(List.of(id));
          clauses.addAll(one.rule().clauses());
          drafts.add(
              new AgreementDraft(
                  say.names(one.organisations()),
                  "-",
                  words.of(
                      "duty.divide",
                      say.catalog().clause(id).map(Clause::title).map(say::in).orElse(id)),
                  clauses));
        }
      }
    }
    List<AgreementDraft> ordered = new ArrayList<>(drafts);
    ordered.sort(
        Comparator.comparing(AgreementDraft::between).thenComparing(AgreementDraft::agreement));
    return ordered;
  }

  private String agreement(TransferFinding one) {
    return switch (one.about()) {
      case ServiceAgreement agreement -> agreement.name();
      case Delegation step -> say.agreement(step).map(ServiceAgreement::name).orElse("-");
      default -> "-";
    };
  }
}
