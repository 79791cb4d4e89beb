/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Text;
import io.yunheng.responsibility.arrangement.Agreement;
import io.yunheng.responsibility.arrangement.Arrangement;
import io.yunheng.responsibility.arrangement.Delegation;
import io.yunheng.responsibility.arrangement.Organisation;
import io.yunheng.responsibility.arrangement.Term;
import io.yunheng.responsibility.role.Roles;
import io.yunheng.responsibility.transfer.Finding.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what is handed on in an arrangement. Pure. */
public final class TransferCheck {
  private static final Set<Term> WANTED =
      EnumSet.of(Term.WORK_DIVISION, Term.ACCOUNTABILITY, Term.SUPERVISION);

  private final TransferBook book;

  public TransferCheck(TransferBook book) {
    this.book = book;
  }

  /** Everything found, delegation by delegation. */
  public List<Finding> check(Arrangement arrangement, Roles roles) {
    Walk walk = new Walk(arrangement, roles);
    arrangement.delegations().forEach(walk::delegation);
    return walk.findings;
  }

  private final class Walk {
    private final Chains chains;
    private final LocalDate asOf;
    private final List<Agreement> agreements;
    private final Map<String, Agreement> byId = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Set<String>> cycles = new HashSet<>();

    Walk(Arrangement arrangement, Roles roles) {
      this.chains = new Chains(arrangement, roles);
      this.asOf = arrangement.asOf();
      this.agreements = arrangement.agreements();
      arrangement.agreements().forEach(one -> byId.put(one.id(), one));
      for (Organisation one : arrangement.organisations()) {
        names.put(one.id(), one.name());
      }
    }

    void delegation(Delegation one) {
      agreement(one);
      chain(one);
      if (!confidential(one)) {
        add("confidentiality-missing", one, Map.of());
      }
      if (chains.begins(one)
          && one.clauses().isEmpty()
          && one.layers().isEmpty()
          && one.stages().isEmpty()) {
        add("all-work-moved", one, Map.of());
      }
    }

    private void agreement(Delegation one) {
      Optional<Agreement> found = one.agreement().map(byId::get);
      if (found.isEmpty()) {
        add("agreement-missing", one, Map.of());
        return;
      }
      Agreement agreement = found.get();
      if (!agreement.parties().containsAll(List.of(one.from(), one.to()))) {
        add("agreement-of-others", one, Map.of());
      }
      signed(one, agreement);
      if (agreement.validFrom().filter(asOf::isBefore).isPresent()
          || agreement.validTo().filter(asOf::isAfter).isPresent()) {
        add("not-in-force", one, Map.of("date", both(asOf.toString())));
      } else if (agreement.validTo().isEmpty()) {
        open("not-in-force", "validTo", one);
      }
      for (Term term : WANTED) {
        if (!agreement.terms().containsKey(term)) {
          add("term-missing", one, Map.of("term", book.term(term)));
        }
      }
    }

    private void signed(Delegation one, Agreement agreement) {
      if (agreement.signed().isEmpty()) {
        open("signed-late", "signed", one);
      } else if (one.since().isEmpty()) {
        open("signed-late", "since", one);
      } else if (agreement.signed().get().isAfter(one.since().get())) {
        add("signed-late", one, Map.of("date", both(agreement.signed().get().toString())));
      }
    }

    private void chain(Delegation one) {
      Optional<Integer> depth = chains.depth(one);
      if (depth.isEmpty()) {
        List<String> cycle = chains.cycle(one);
        if (!cycle.isEmpty() && cycles.add(new HashSet<>(cycle))) {
          add(
              "cycle",
              one,
              Map.of("chain", both(String.join(" → ", cycle.stream().map(this::name).toList()))));
        }
        return;
      }
      if (chains.begins(one)) {
        return;
      }
      List<Delegation> upstream = chains.upstream(one);
      if (upstream.isEmpty()) {
        add("nothing-to-hand-on", one, Map.of());
        return;
      }
      if (depth.get() > book.layers()) {
        add(
            "too-many-layers",
            one,
            Map.of(
                "depth", both(depth.get().toString()),
                "limit", both(Integer.toString(book.layers()))));
      }
      boolean consented =
          upstream.stream()
              .allMatch(
                  above ->
                      above
                          .agreement()
                          .map(byId::get)
                          .filter(agreement -> agreement.terms().containsKey(Term.CONSENT))
                          .isPresent());
      if (!consented) {
        add("consent-missing", one, Map.of());
      }
    }

    private boolean confidential(Delegation one) {
      return agreements.stream()
          .filter(agreement -> agreement.terms().containsKey(Term.CONFIDENTIALITY))
          .filter(agreement -> agreement.parties().containsAll(List.of(one.from(), one.to())))
          .filter(agreement -> agreement.validFrom().filter(asOf::isBefore).isEmpty())
          .anyMatch(agreement -> agreement.validTo().filter(asOf::isAfter).isEmpty());
    }

    private void add(String rule, Delegation one, Map<String, Text> more) {
      TransferRule found = book.rule(rule);
      State state =
          found.weight() == Weight.BREACH
              ? State.BREACH
              : one.justification().isPresent() ? State.JUSTIFIED : State.DEVIATION;
      Map<String, Text> values = values(one, more);
      findings.add(
          new Finding(
              found,
              state,
              one,
              filled(found.finding(), values),
              filled(found.cure(), values),
              unclear(rule) ? chains.head(one) : Optional.empty()));
    }

    private void open(String rule, String need, Delegation one) {
      findings.add(
          new Finding(
              book.rule(rule),
              State.OPEN,
              one,
              filled(book.need(need), values(one, Map.of())),
              book.rule(rule).cure(),
              Optional.empty()));
    }

    private static boolean unclear(String rule) {
      return Set.of("agreement-missing", "agreement-of-others", "signed-late", "term-missing")
          .contains(rule);
    }

    private Map<String, Text> values(Delegation one, Map<String, Text> more) {
      Map<String, Text> values = new LinkedHashMap<>(more);
      values.put("from", both(name(one.from())));
      values.put("to", both(name(one.to())));
      values.put(
          "agreement", both(one.agreement().map(byId::get).map(Agreement::name).orElse("-")));
      return values;
    }

    private String name(String id) {
      return names.getOrDefault(id, id);
    }

    private static Text both(String text) {
      return new Text(text, text);
    }

    private static Text filled(Text text, Map<String, Text> values) {
      String zh = text.zh();
      String en = text.en();
      for (Map.Entry<String, Text> value : values.entrySet()) {
        zh = zh.replace("{" + value.getKey() + "}", value.getValue().zh());
        en = en.replace("{" + value.getKey() + "}", value.getValue().en());
      }
      return new Text(zh, en);
    }
  }
}
