/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Profile;
import io.yunheng.fault.Word;
import io.yunheng.files.Node;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Scalar;
import io.yunheng.files.Node.Sequence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An arrangement as it is written down: the keys of its file format in their order, whatever the
 * form. Reading it gives the same arrangement again, but for the lines.
 */
public final class ArrangementNodes {
  private ArrangementNodes() {}

  /** The whole document; behaviours of one party that stand together are written together. */
  public static Mapping of(Arrangement arrangement) {
    Entry root =
        new Entry()
            .put("arrangement", "1")
            .put("name", arrangement.name())
            .put("asOf", arrangement.asOf().toString());
    root.section("organisations", arrangement.organisations(), ArrangementNodes::organisation);
    root.section("services", arrangement.services(), ArrangementNodes::service);
    root.section("acts", together(arrangement.acts()), ArrangementNodes::acts);
    root.optional("agreements", arrangement.agreements(), ArrangementNodes::agreement);
    root.optional("delegations", arrangement.delegations(), ArrangementNodes::delegation);
    root.optional("authorisations", arrangement.authorisations(), ArrangementNodes::authorisation);
    root.optional("norms", arrangement.norms(), ArrangementNodes::norm);
    root.optional("supervisions", arrangement.supervisions(), ArrangementNodes::supervision);
    return root.node();
  }

  private static Entry organisation(Organisation one) {
    Entry entry = new Entry().put("id", one.id()).put("name", one.name());
    if (one.several()) {
      entry.put("several", "true");
    }
    return entry
        .put("institution", one.institution().map(Word::code))
        .put("seat", one.seat())
        .put("operations", one.operations());
  }

  private static Entry service(CloudService one) {
    Profile profile = one.profile();
    Entry facts = new Entry();
    profile.facts().forEach((fact, holds) -> facts.put(fact.code(), Boolean.toString(holds)));
    Entry entry = new Entry().put("id", one.id()).put("name", one.name());
    entry.put("model", profile.service().map(Word::code));
    entry.put("deployment", profile.deployment().map(Word::code));
    entry.put("industry", profile.industry().map(Word::code));
    if (profile.level().isPresent()) {
      entry.put("level", Integer.toString(profile.level().getAsInt()));
    }
    if (one.systems().isPresent()) {
      entry.put("systems", Integer.toString(one.systems().getAsInt()));
    }
    return entry.put("builtOn", one.builtOn()).put("facts", facts);
  }

  private static List<List<Act>> together(List<Act> acts) {
    List<List<Act>> groups = new ArrayList<>();
    for (Act act : acts) {
      if (groups.isEmpty() || !alike(groups.getLast().getFirst(), act)) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(act);
    }
    return groups;
  }

  private static boolean alike(Act one, Act other) {
    return one.organisation().equals(other.organisation())
        && one.service().equals(other.service())
        && one.toward().equals(other.toward())
        && one.note().equals(other.note());
  }

  private static Entry acts(List<Act> group) {
    Act first = group.getFirst();
    return new Entry()
        .put("organisation", first.organisation())
        .put("service", first.service())
        .put("does", group.stream().map(Act::behaviour).toList())
        .put("toward", first.toward())
        .put("note", Optional.of(first.note()).filter(note -> !note.isEmpty()));
  }

  private static Entry agreement(ServiceAgreement one) {
    Entry terms = new Entry();
    one.terms().forEach((term, passage) -> terms.put(term.code(), passage));
    Entry contents = new Entry();
    one.contents().forEach(contents::put);
    return new Entry()
        .put("id", one.id())
        .put("name", one.name())
        .put("parties", one.parties())
        .put("services", one.scope().services())
        .put("supplier", one.scope().supplier())
        .put("clauses", one.scope().work().clauses())
        .put("layers", codes(one.scope().work().layers()))
        .put("stages", codes(one.scope().work().stages()))
        .put("signed", day(one.signed()))
        .put("validFrom", day(one.validFrom()))
        .put("validTo", day(one.validTo()))
        .put("document", one.document())
        .put("terms", terms)
        .put("contents", contents);
  }

  private static Entry delegation(Delegation one) {
    return scoped(one.id(), one.service(), one.parties(), one.scope())
        .put("agreement", one.agreement())
        .put("since", day(one.since()))
        .put("justification", one.justification());
  }

  private static Entry authorisation(Authorisation one) {
    return scoped(one.id(), one.service(), one.parties(), one.scope())
        .put("validFrom", day(one.validFrom()))
        .put("validTo", day(one.validTo()));
  }

  private static Entry scoped(String id, String service, List<String> parties, WorkScope scope) {
    return new Entry()
        .put("id", id)
        .put("service", service)
        .put("from", parties.getFirst())
        .put("to", parties.getLast())
        .put("clauses", scope.clauses())
        .put("layers", codes(scope.layers()))
        .put("stages", codes(scope.stages()));
  }

  private static Entry norm(Norm one) {
    Entry entry =
        new Entry()
            .put("id", one.id())
            .put("name", one.name())
            .put("services", one.services())
            .put("document", one.document());
    return one.months().isPresent()
        ? entry.put("months", Integer.toString(one.months().getAsInt()))
        : entry;
  }

  private static Entry supervision(Supervision one) {
    return new Entry()
        .put("id", one.id())
        .put("norm", one.norm())
        .put("service", one.service())
        .put("by", one.by())
        .put("over", one.over())
        .put("on", one.on().toString())
        .put("found", one.found())
        .put("document", one.document());
  }

  private static <E extends Enum<E> & Word> List<String> codes(Set<E> words) {
    return words.stream().sorted().map(Word::code).toList();
  }

  private static Optional<String> day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString);
  }

  /** A mapping being written; what is empty is left out. */
  private static final class Entry {
    private final Map<String, Node> entries = new LinkedHashMap<>();

    Entry put(String key, String text) {
      entries.put(key, new Scalar(text, 0));
      return this;
    }

    Entry put(String key, Optional<String> text) {
      text.ifPresent(value -> put(key, value));
      return this;
    }

    Entry put(String key, List<String> texts) {
      if (!texts.isEmpty()) {
        entries.put(
            key, new Sequence(texts.stream().map(text -> (Node) new Scalar(text, 0)).toList(), 0));
      }
      return this;
    }

    Entry put(String key, Entry nested) {
      if (!nested.entries.isEmpty()) {
        entries.put(key, nested.node());
      }
      return this;
    }

    <T> void section(String key, List<T> all, Function<T, Entry> entry) {
      entries.put(
          key, new Sequence(all.stream().map(one -> (Node) entry.apply(one).node()).toList(), 0));
    }

    <T> void optional(String key, List<T> all, Function<T, Entry> entry) {
      if (!all.isEmpty()) {
        section(key, all, entry);
      }
    }

    Mapping node() {
      return new Mapping(Collections.unmodifiableMap(entries), 0);
    }
  }
}
