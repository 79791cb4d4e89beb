/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import io.yunheng.responsibility.transfer.AuthorisationCheck;
import io.yunheng.responsibility.transfer.Chains;
import io.yunheng.responsibility.transfer.NormCheck;
import io.yunheng.responsibility.transfer.PartnerCheck;
import io.yunheng.responsibility.transfer.PassageCheck;
import io.yunheng.responsibility.transfer.TransferFindings;
import io.yunheng.responsibility.transfer.TransferRules;
import io.yunheng.responsibility.transfer.UseCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the transfers of work in an arrangement. Pure. */
public final class TransferCheck {
  private static final Set<AgreementTerm> WANTED =
      EnumSet.of(
          AgreementTerm.WORK_DIVISION, AgreementTerm.ACCOUNTABILITY, AgreementTerm.SUPERVISION);

  private final TransferRules rules;

  private final Catalog catalog;

  public TransferCheck(TransferRules rules, Catalog catalog) {
    this.rules = rules;
    this.catalog = catalog;
  }

  /** Everything found: delegation by delegation, then authorisations, norms and passages. */
  public List<TransferFinding> check(Arrangement arrangement, Roles roles, Passages passages) {
    TransferFindings findings = new TransferFindings(rules, catalog, arrangement);
    Walk walk = new Walk(arrangement, roles, findings);
    arrangement.delegations().forEach(walk::delegation);
    AuthorisationCheck authorised = new AuthorisationCheck(arrangement, findings);
    arrangement.authorisations().forEach(authorised::check);
    NormCheck norms = new NormCheck(arrangement, roles, findings);
    arrangement.services().forEach(norms::check);
    UseCheck uses = new UseCheck(arrangement, roles, findings);
    arrangement.services().forEach(uses::check);
    PartnerCheck partners = new PartnerCheck(arrangement, roles, findings);
    arrangement.services().forEach(partners::check);
    PassageCheck stated = new PassageCheck(rules, passages, findings);
    arrangement.agreements().forEach(stated::check);
    return findings.all();
  }

  private final class Walk {
    private final Chains chains;
    private final LocalDate asOf;
    private final TransferFindings findings;
    private final Map<String, List<ServiceAgreement>> confidential = new HashMap<>();
    private final Map<String, Set<String>> customers = new HashMap<>();

    Walk(Arrangement arrangement, Roles roles, TransferFindings findings) {
      this.chains = new Chains(arrangement, roles);
      this.asOf = arrangement.asOf();
      this.findings = findings;
      for (Roles.Holding one : roles.holdings()) {
        if (one.role() == Actor.CUSTOMER) {
          customers.computeIfAbsent(one.service(), _ -> new HashSet<>()).add(one.organisation());
        }
      }
      for (ServiceAgreement one : arrangement.agreements()) {
        if (one.terms().containsKey(AgreementTerm.CONFIDENTIALITY)) {
          for (String party : one.parties()) {
            confidential.computeIfAbsent(party, _ -> new ArrayList<>()).add(one);
          }
        }
      }
    }

    void delegation(Delegation one) {
      agreement(one);
      chain(one);
      Set<String> bound = new HashSet<>();
      confidential.getOrDefault(one.to(), List.of()).stream()
          .filter(agreement -> agreement.mayBeInForce(looked(one)))
          .forEach(agreement -> bound.addAll(agreement.parties()));
      if (!bound.contains(one.from())
          && Collections.disjoint(bound, customers.getOrDefault(one.service(), Set.of()))) {
        findings.add("confidentiality-missing", one, Map.of());
      }
      if (chains.begins(one) && one.scope().everything()) {
        findings.add("all-work-moved", one, Map.of());
      }
    }

    private void agreement(Delegation one) {
      Optional<ServiceAgreement> found = findings.agreement(one);
      if (found.isEmpty()) {
        findings.add("agreement-missing", one, Map.of(), chains.head(one));
        return;
      }
      ServiceAgreement agreement = found.get();
      if (!agreement.parties().containsAll(List.of(one.from(), one.to()))) {
        findings.add("agreement-of-others", one, Map.of(), chains.head(one));
      }
      signed(one, agreement);
      LocalDate day = looked(one);
      if (agreement.validFrom().filter(day::isBefore).isPresent()
          || agreement.validTo().filter(day::isAfter).isPresent()) {
        findings.add("not-in-force", one, Map.of("date", TransferFindings.both(day.toString())));
      } else if (agreement.validTo().isEmpty()) {
        findings.open("not-in-force", "validTo", one, Map.of());
      }
      for (AgreementTerm term : WANTED) {
        if (!agreement.terms().containsKey(term)) {
          findings.add("term-missing", one, Map.of("term", rules.term(term)), chains.head(one));
        }
      }
    }

    /** The day that decides about work: the day looked at, or the later one on which it begins. */
    private LocalDate looked(Delegation one) {
      return one.since().filter(asOf::isBefore).orElse(asOf);
    }

    private void signed(Delegation one, ServiceAgreement agreement) {
      if (agreement.signed().isEmpty()) {
        findings.open("signed-late", "signed", one, Map.of());
      } else if (one.since().isEmpty()) {
        findings.open("signed-late", "since", one, Map.of());
      } else if (agreement.signed().get().isAfter(one.since().get())) {
        findings.add(
            "signed-late",
            one,
            Map.of("date", TransferFindings.both(agreement.signed().get().toString())),
            chains.head(one));
      }
    }

    private void chain(Delegation one) {
      List<String> round =
          new ArrayList<>(
              chains.cycle(one).stream().map(each -> findings.name(each.from())).toList());
      if (!round.isEmpty()) {
        round.add(round.getFirst());
        findings.add(
            "cycle", one, Map.of("chain", TransferFindings.both(String.join(" → ", round))));
      }
      if (chains.begins(one)) {
        return;
      }
      List<Delegation> upstream = chains.upstream(one);
      if (upstream.isEmpty()) {
        findings.add("nothing-to-hand-on", one, Map.of());
        return;
      }
      Optional<Integer> depth = chains.depth(one);
      if (depth.isEmpty()) {
        return;
      }
      if (depth.get() > rules.layers()) {
        findings.add(
            "too-many-layers",
            one,
            Map.of(
                "depth", TransferFindings.both(depth.get().toString()),
                "limit", TransferFindings.both(Integer.toString(rules.layers()))));
      }
      boolean consented =
          upstream.stream()
              .allMatch(
                  above ->
                      findings
                          .agreement(above)
                          .filter(agreement -> agreement.terms().containsKey(AgreementTerm.CONSENT))
                          .isPresent());
      if (!consented) {
        findings.add("consent-missing", one, Map.of());
      }
    }
  }
}
