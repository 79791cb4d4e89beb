/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import io.yunheng.fault.Text;
import io.yunheng.responsibility.duty.ServiceInference;
import io.yunheng.responsibility.transfer.AuthorisationCheck;
import io.yunheng.responsibility.transfer.Chains;
import io.yunheng.responsibility.transfer.CloudCheck;
import io.yunheng.responsibility.transfer.ContentCheck;
import io.yunheng.responsibility.transfer.NormCheck;
import io.yunheng.responsibility.transfer.OverlapCheck;
import io.yunheng.responsibility.transfer.Parties;
import io.yunheng.responsibility.transfer.PartnerCheck;
import io.yunheng.responsibility.transfer.PassageCheck;
import io.yunheng.responsibility.transfer.ScopeCheck;
import io.yunheng.responsibility.transfer.TransferFindings;
import io.yunheng.responsibility.transfer.TransferRules;
import io.yunheng.responsibility.transfer.UseCheck;
import io.yunheng.responsibility.transfer.WholeWorkCheck;
import io.yunheng.responsibility.transfer.WorkExtent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
  public List<TransferFinding> check(Arrangement written, Roles roles, Passages passages) {
    ServiceInference inference = new ServiceInference(written, roles);
    Arrangement arrangement = inference.arrangement(written);
    Chains chains = new Chains(arrangement, roles);
    Parties parties = new Parties(roles);
    TransferFindings findings = new TransferFindings(rules, catalog, arrangement, chains);
    WorkExtent extent = new WorkExtent(arrangement, catalog);
    Walk walk =
        new Walk(arrangement, parties, chains, findings, new WholeWorkCheck(extent, findings));
    OverlapCheck overlaps = new OverlapCheck(extent, findings);
    for (Delegation one : arrangement.delegations()) {
      walk.delegation(one);
      overlaps.check(one);
    }
    AuthorisationCheck authorised = new AuthorisationCheck(arrangement, parties, chains, findings);
    arrangement.authorisations().forEach(authorised::check);
    NormCheck norms = new NormCheck(arrangement, roles, findings);
    arrangement.services().forEach(norms::check);
    CloudCheck clouds = new CloudCheck(arrangement, catalog, rules, parties, findings, inference);
    arrangement.services().forEach(clouds::check);
    UseCheck uses = new UseCheck(arrangement, roles, findings);
    arrangement.services().forEach(uses::check);
    PartnerCheck partners = new PartnerCheck(arrangement, rules, roles, findings);
    arrangement.services().forEach(partners::check);
    ScopeCheck scopes = new ScopeCheck(arrangement, parties, findings);
    arrangement.agreements().forEach(scopes::check);
    new ContentCheck(arrangement, parties, findings).check();
    PassageCheck stated = new PassageCheck(rules, arrangement, passages, findings);
    arrangement.agreements().forEach(stated::check);
    return findings.all();
  }

  private final class Walk {
    private final Parties parties;
    private final Chains chains;
    private final LocalDate asOf;
    private final TransferFindings findings;
    private final WholeWorkCheck whole;
    private final Renewals renewals;
    private final Map<String, List<ServiceAgreement>> confidential = new HashMap<>();

    /** Those between whom it is told already that nothing is confidential. */
    private final Set<Set<String>> unbound = new HashSet<>();

    Walk(
        Arrangement arrangement,
        Parties parties,
        Chains chains,
        TransferFindings findings,
        WholeWorkCheck whole) {
      this.whole = whole;
      this.parties = parties;
      this.chains = chains;
      this.asOf = arrangement.asOf();
      this.findings = findings;
      this.renewals = new Renewals(arrangement.agreements());
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
          .filter(agreement -> agreement.scope().reaches(one.service()))
          .forEach(agreement -> bound.addAll(agreement.parties()));
      if (!bound.contains(one.from())
          && Collections.disjoint(bound, parties.having(Actor.CUSTOMER, one.service()))) {
        if (unbound.add(new HashSet<>(List.of(one.from(), one.to())))) {
          findings.add("confidentiality-missing", one, Map.of());
        }
      }
      if (chains.begins(one) && !chains.ofCustomer(one)) {
        whole.check(one);
        if (parties.has(one.to(), one.service(), Actor.CUSTOMER)
            && parties.of(one.to(), one.service()).size() == 1) {
          findings.add("to-customer", one, Map.of());
        }
      }
      Set<Actor> roles = parties.of(one.to(), one.service());
      List<String> chosen =
          one.scope().clauses().stream()
              .filter(
                  id -> !Collections.disjoint(rules.choices().getOrDefault(id, Set.of()), roles))
              .toList();
      if (!chosen.isEmpty()) {
        findings.add("chooses-itself", one, Map.of("what", findings.titles(chosen)));
      }
    }

    private void agreement(Delegation one) {
      Optional<ServiceAgreement> found = findings.agreement(one);
      if (found.isEmpty()) {
        findings.add("agreement-missing", one, Map.of(), chains.head(one));
        return;
      }
      LocalDate day = looked(one);
      ServiceAgreement agreement = found.get();
      if (one.agreement().isEmpty()) {
        findings.add("agreement-untold", one, Map.of("agreements", titles(renewals.perhaps(one))));
      }
      if (!agreement.parties().containsAll(List.of(one.from(), one.to()))) {
        findings.add("agreement-of-others", one, Map.of(), chains.head(one));
      } else if (!covers(agreement, one)) {
        findings.add(
            "out-of-scope",
            one,
            Map.of(
                "service", findings.services(List.of(one.service())),
                "lacks", lacks(agreement, one)),
            chains.head(one));
      }
      signed(one, one.since().map(since -> renewals.on(agreement, since)).orElse(agreement));
      interrupted(one, agreement, day);
      Optional<LocalDate> begin = agreement.validFrom().filter(day::isBefore);
      Optional<LocalDate> end = agreement.validTo().filter(day::isAfter);
      if (begin.isPresent()) {
        findings.add(
            "not-yet-in-force",
            one,
            Map.of(
                "date", TransferFindings.both(day.toString()),
                "begin", TransferFindings.both(begin.get().toString())),
            chains.head(one));
      } else if (end.isPresent()) {
        findings.add(
            "not-in-force",
            one,
            Map.of(
                "date", TransferFindings.both(day.toString()),
                "end", TransferFindings.both(end.get().toString())),
            chains.head(one));
      } else if (agreement.validTo().isEmpty()) {
        findings.open("not-in-force", "validTo", one, Map.of());
      }
      for (AgreementTerm term : WANTED) {
        if (!agreement.terms().containsKey(term)) {
          findings.add(
              "term-missing",
              one,
              Map.of("term", rules.term(term)),
              term == AgreementTerm.SUPERVISION ? Optional.empty() : chains.head(one));
        }
      }
    }

    /** Work that went on between the end of an agreement and the beginning of the next. */
    private void interrupted(Delegation one, ServiceAgreement agreement, LocalDate day) {
      for (Renewals.Gap gap :
          one.since().map(since -> renewals.gaps(agreement, since, day)).orElse(List.of())) {
        findings.add(
            "agreement-interrupted",
            one,
            Map.of(
                "before", TransferFindings.both(gap.before().name()),
                "after", TransferFindings.both(gap.after().name()),
                "date", TransferFindings.both(gap.first().toString()),
                "limit", TransferFindings.both(gap.last().toString())),
            chains.head(one));
      }
    }

    /** Nobody hands on what it has not taken on yet. */
    private void received(Delegation one, List<Delegation> upstream) {
      if (upstream.stream().allMatch(above -> above.since().isPresent())) {
        Optional<LocalDate> taken =
            upstream.stream()
                .flatMap(above -> above.since().stream())
                .min(Comparator.naturalOrder());
        if (taken.isPresent() && one.since().filter(taken.get()::isAfter).isPresent()) {
          findings.add(
              "handed-on-before-received",
              one,
              Map.of(
                  "date", TransferFindings.both(one.since().get().toString()),
                  "limit", TransferFindings.both(taken.get().toString())));
        }
      }
    }

    /** What an agreement on the service leaves out of the work; nothing if all of it. */
    private Text lacks(ServiceAgreement agreement, Delegation one) {
      if (!agreement.scope().reaches(one.service(), one.to())) {
        return TransferFindings.both("");
      }
      Text said = findings.said(findings.difference(one, List.of(agreement.scope().work())));
      return said.zh().isEmpty() ? said : new Text("，缺的是：" + said.zh(), "; it lacks: " + said.en());
    }

    private static Text titles(List<ServiceAgreement> agreements) {
      return new Text(
          String.join("、", agreements.stream().map(one -> "《" + one.name() + "》").toList()),
          String.join(", ", agreements.stream().map(ServiceAgreement::name).toList()));
    }

    /** Whether nothing that is told keeps an agreement from being about the work. */
    private boolean covers(ServiceAgreement agreement, Delegation one) {
      return agreement.scope().reaches(one.service(), one.to())
          && (agreement.scope().work().everything()
              || catalog.clauses().stream()
                  .filter(one.scope()::covers)
                  .allMatch(agreement.scope().work()::covers));
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
      List<Delegation> back = chains.returning(one);
      if (!back.isEmpty()) {
        List<String> way = new ArrayList<>(back.stream().map(Delegation::from).toList());
        way.add(one.to());
        findings.add(
            "cycle",
            one,
            Map.of(
                "chain",
                TransferFindings.both(
                    String.join(" → ", way.stream().map(findings::name).toList()))));
        return;
      }
      if (chains.begins(one)) {
        return;
      }
      List<Delegation> upstream = chains.upstream(one);
      if (upstream.isEmpty()) {
        findings.add("nothing-to-hand-on", one, Map.of());
        return;
      }
      received(one, upstream);
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
