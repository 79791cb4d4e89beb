/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.responsibility;

import io.yunheng.fault.Word;
import io.yunheng.files.JsonOut;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Norm;
import io.yunheng.responsibility.PassageEvidence;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.Supervision;
import io.yunheng.responsibility.WorkScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an arrangement stands on, for programs: agreements with their passages, hand-overs, norms.
 */
final class PaperJson {
  private final JsonOut json;
  private final Derivation derivation;

  PaperJson(JsonOut json, Derivation derivation) {
    this.json = json;
    this.derivation = derivation;
  }

  void write() {
    Arrangement arrangement = derivation.arrangement();
    json.objects("agreements", arrangement.agreements(), this::agreement);
    json.objects("delegations", arrangement.delegations(), this::delegation);
    json.objects("authorisations", arrangement.authorisations(), this::authorisation);
    json.objects("norms", arrangement.norms(), this::norm);
    json.objects("supervisions", arrangement.supervisions(), this::supervision);
  }

  private void agreement(ServiceAgreement one) {
    json.text("id", one.id());
    json.text("name", one.name());
    json.texts("parties", one.parties());
    json.texts("services", one.scope().services());
    text("supplier", one.scope().supplier());
    json.texts("clauses", one.scope().work().clauses());
    json.texts("layers", codes(one.scope().work().layers()));
    json.texts("stages", codes(one.scope().work().stages()));
    day("signed", one.signed());
    day("validFrom", one.validFrom());
    day("validTo", one.validTo());
    text("document", one.document());
    json.objects(
        "terms",
        one.terms().entrySet(),
        stated -> {
          json.text("term", stated.getKey().code());
          json.text("passage", stated.getValue());
          derivation.passages().of(one.id(), stated.getKey()).ifPresent(this::located);
        });
    json.objects(
        "contents",
        one.contents().entrySet(),
        stated -> {
          json.text("content", stated.getKey());
          json.text("passage", stated.getValue());
          Optional.ofNullable(derivation.passages().contents(one.id()).get(stated.getKey()))
              .ifPresent(this::located);
        });
  }

  private void delegation(Delegation one) {
    scoped(one.id(), one.service(), one.parties(), one.scope());
    text("agreement", one.agreement());
    day("since", one.since());
    text("justification", one.justification());
  }

  private void authorisation(Authorisation one) {
    scoped(one.id(), one.service(), one.parties(), one.scope());
    day("validFrom", one.validFrom());
    day("validTo", one.validTo());
  }

  private void scoped(String id, String service, List<String> parties, WorkScope scope) {
    json.text("id", id);
    json.text("service", service);
    json.text("from", parties.getFirst());
    json.text("to", parties.getLast());
    json.texts("clauses", scope.clauses());
    json.texts("layers", codes(scope.layers()));
    json.texts("stages", codes(scope.stages()));
  }

  private static <E extends Enum<E> & Word> List<String> codes(Set<E> words) {
    return words.stream().sorted().map(Word::code).toList();
  }

  private void norm(Norm one) {
    json.text("id", one.id());
    json.text("name", one.name());
    json.texts("services", one.services());
    text("document", one.document());
    one.months().ifPresent(months -> json.number("months", months));
  }

  private void supervision(Supervision one) {
    json.text("id", one.id());
    text("norm", one.norm());
    text("service", one.service());
    json.text("by", one.by());
    json.text("over", one.over());
    json.text("on", one.on().toString());
    json.text("found", one.found());
    text("document", one.document());
  }

  private void located(PassageEvidence at) {
    switch (at) {
      case PassageEvidence.Found(String document, String sha256, String place, String text) -> {
        state("found", document);
        json.text("sha256", sha256);
        json.text("place", place);
        json.text("text", text);
      }
      case PassageEvidence.Absent(String document, String sha256) -> {
        state("absent", document);
        json.text("sha256", sha256);
      }
      case PassageEvidence.Unread(String document, var why) -> {
        state("unread", document);
        ResponsibilityJson.text(json, "why", why);
      }
      case PassageEvidence.Unnamed() -> json.text("state", "unnamed");
    }
  }

  private void state(String state, String document) {
    json.text("state", state);
    json.text("document", document);
  }

  private void text(String name, Optional<String> text) {
    text.ifPresent(value -> json.text(name, value));
  }

  private void day(String name, Optional<LocalDate> day) {
    text(name, day.map(LocalDate::toString));
  }
}
