/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.responsibility;

import io.yunheng.responsibility.arrangement.Agreement;
import io.yunheng.responsibility.arrangement.Arrangement;
import io.yunheng.responsibility.arrangement.Authorisation;
import io.yunheng.responsibility.arrangement.Delegation;
import io.yunheng.responsibility.arrangement.Norm;
import io.yunheng.responsibility.arrangement.Supervision;
import io.yunheng.responsibility.derivation.Derivation;
import io.yunheng.responsibility.passage.Located;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an arrangement stands on, for programs: agreements with their passages, hand-overs, norms.
 */
final class PaperJson {
  private PaperJson() {}

  static void papers(ObjectNode root, Derivation derivation) {
    Arrangement arrangement = derivation.arrangement();
    ArrayNode agreements = root.putArray("agreements");
    for (Agreement one : arrangement.agreements()) {
      ObjectNode node = agreements.addObject().put("id", one.id()).put("name", one.name());
      texts(node.putArray("parties"), one.parties());
      day(node, "signed", one.signed());
      day(node, "validFrom", one.validFrom());
      day(node, "validTo", one.validTo());
      one.document().ifPresent(document -> node.put("document", document));
      ArrayNode terms = node.putArray("terms");
      one.terms()
          .forEach(
              (term, passage) -> {
                ObjectNode stated = terms.addObject().put("term", term.code());
                stated.put("passage", passage);
                derivation.passages().of(one.id(), term).ifPresent(at -> located(stated, at));
              });
    }
    ArrayNode handed = root.putArray("delegations");
    for (Delegation one : arrangement.delegations()) {
      ObjectNode node = handed.addObject().put("id", one.id()).put("service", one.service());
      node.put("from", one.from()).put("to", one.to());
      texts(node.putArray("clauses"), one.clauses());
      texts(
          node.putArray("layers"),
          one.layers().stream().sorted().map(each -> each.code()).toList());
      texts(
          node.putArray("stages"),
          one.stages().stream().sorted().map(each -> each.code()).toList());
      one.agreement().ifPresent(agreement -> node.put("agreement", agreement));
      day(node, "since", one.since());
      one.justification().ifPresent(why -> node.put("justification", why));
    }
    ArrayNode rights = root.putArray("authorisations");
    for (Authorisation one : arrangement.authorisations()) {
      ObjectNode node = rights.addObject().put("id", one.id()).put("service", one.service());
      node.put("from", one.from()).put("to", one.to());
      texts(node.putArray("clauses"), one.clauses());
      texts(
          node.putArray("layers"),
          one.layers().stream().sorted().map(each -> each.code()).toList());
      texts(
          node.putArray("stages"),
          one.stages().stream().sorted().map(each -> each.code()).toList());
      day(node, "validFrom", one.validFrom());
      day(node, "validTo", one.validTo());
    }
    ArrayNode norms = root.putArray("norms");
    for (Norm one : arrangement.norms()) {
      ObjectNode node = norms.addObject().put("id", one.id()).put("name", one.name());
      texts(node.putArray("services"), one.services());
      one.document().ifPresent(document -> node.put("document", document));
      one.months().ifPresent(months -> node.put("months", months));
    }
    ArrayNode looked = root.putArray("supervisions");
    for (Supervision one : arrangement.supervisions()) {
      ObjectNode node = looked.addObject().put("id", one.id()).put("norm", one.norm());
      node.put("by", one.by()).put("over", one.over()).put("on", one.on().toString());
      node.put("found", one.found());
      one.document().ifPresent(document -> node.put("document", document));
    }
  }

  private static void located(ObjectNode node, Located at) {
    switch (at) {
      case Located.Found(String document, String sha256, String place, String text) -> {
        node.put("state", "found").put("document", document).put("sha256", sha256);
        node.put("place", place).put("text", text);
      }
      case Located.Absent(String document, String sha256) ->
          node.put("state", "absent").put("document", document).put("sha256", sha256);
      case Located.Unread(String document, var why) -> {
        node.put("state", "unread").put("document", document);
        node.putObject("why").put("zh", why.zh()).put("en", why.en());
      }
      case Located.Unnamed() -> node.put("state", "unnamed");
    }
  }

  private static void day(ObjectNode node, String name, Optional<LocalDate> day) {
    day.ifPresent(date -> node.put(name, date.toString()));
  }

  private static void texts(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
