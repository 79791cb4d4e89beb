/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Condition;
import io.yunheng.fault.Text;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceAgreement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever supplies a provider as its partner has an agreement in force with it, whether or not work
 * was handed on. One to whom work was handed on is looked at with the delegation.
 */
public final class PartnerCheck {
  private record Taker(String organisation, String service) {}

  private final Arrangement arrangement;
  private final TransferRules rules;
  private final Roles roles;
  private final TransferFindings findings;
  private final Set<Taker> handed = new HashSet<>();
  private final Map<String, List<ServiceAgreement>> byParty = new HashMap<>();

  public PartnerCheck(
      Arrangement arrangement, TransferRules rules, Roles roles, TransferFindings findings) {
    this.arrangement = arrangement;
    this.rules = rules;
    this.roles = roles;
    this.findings = findings;
    for (Delegation one : arrangement.delegations()) {
      handed.add(new Taker(one.to(), one.service()));
    }
    for (ServiceAgreement one : arrangement.agreements()) {
      one.parties()
          .forEach(party -> byParty.computeIfAbsent(party, _ -> new ArrayList<>()).add(one));
    }
  }

  public void check(CloudService service) {
    Partnership.of(arrangement, roles, service).forEach(this::check);
  }

  /** In critical infrastructure hardware partners sign for confidentiality. */
  private void confidential(Partnership one) {
    boolean hardware =
        roles.of(one.partner(), one.id()).stream()
            .anyMatch(held -> held.role() == Actor.PARTNER_HARDWARE);
    boolean stated =
        byParty.getOrDefault(one.partner(), List.of()).stream()
            .filter(each -> each.holdsFrom(arrangement.asOf()))
            .filter(each -> each.terms().containsKey(AgreementTerm.CONFIDENTIALITY))
            .anyMatch(
                each ->
                    one.providers().stream()
                        .anyMatch(provider -> each.mayRule(one.id(), one.partner(), provider)));
    boolean known = one.service().profile().facts().getOrDefault(Condition.CII, false);
    if (hardware && known && !stated) {
      findings.add(
          "hardware-confidentiality-missing",
          one,
          Map.of("service", TransferFindings.both(one.service().name())));
    }
  }

  private void check(Partnership one) {
    confidential(one);
    if (handed.contains(new Taker(one.partner(), one.id()))) {
      return;
    }
    List<ServiceAgreement> between =
        byParty.getOrDefault(one.partner(), List.of()).stream()
            .filter(
                each ->
                    one.providers().stream()
                        .anyMatch(provider -> each.mayRule(one.id(), one.partner(), provider)))
            .toList();
    List<ServiceAgreement> others =
        byParty.getOrDefault(one.partner(), List.of()).stream()
            .filter(each -> one.providers().stream().anyMatch(each::between))
            .toList();
    Map<String, Text> values =
        Map.of(
            "service", TransferFindings.both(one.service().name()),
            "date", TransferFindings.both(arrangement.asOf().toString()),
            "besides", findings.besides(others, one.id(), one.partner()));
    Optional<String> bears = one.providers().stream().findFirst();
    if (between.isEmpty()) {
      findings.add(
          "partner-agreement-missing",
          clauses("partner-agreement-missing", one),
          one,
          values,
          bears);
    } else if (between.stream().noneMatch(each -> each.holdsFrom(arrangement.asOf()))) {
      findings.add(
          "partner-agreement-lapsed", clauses("partner-agreement-lapsed", one), one, values, bears);
    }
  }

  /** The clauses that ask for the agreement of a partner of its roles, and those of the rule. */
  private List<String> clauses(String rule, Partnership one) {
    List<String> clauses = new ArrayList<>();
    roles
        .of(one.partner(), one.id())
        .forEach(held -> clauses.addAll(rules.partners().getOrDefault(held.role(), List.of())));
    clauses.addAll(findings.clauses(rule));
    return clauses.stream().distinct().toList();
  }
}
