/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.Text;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ScopeDifference;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.Use;
import io.yunheng.responsibility.WorkScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whoever uses a service has an agreement in force with somebody who provides it. */
public final class UseCheck {
  private final Arrangement arrangement;
  private final TransferFindings findings;
  private final Map<String, Set<String>> customers = new HashMap<>();
  private final Map<String, Set<String>> providers = new HashMap<>();

  /** To whom work of a service goes on, other than to those who provide it, by who hands it on. */
  private final Map<String, Map<String, Set<String>>> handed = new HashMap<>();

  private final Map<String, List<ServiceAgreement>> byParty = new HashMap<>();
  private final AssessmentCheck assessments;

  public UseCheck(Arrangement arrangement, Roles roles, TransferFindings findings) {
    this.arrangement = arrangement;
    this.findings = findings;
    this.assessments = new AssessmentCheck(arrangement, findings);
    for (ServiceAgreement one : arrangement.agreements()) {
      one.parties()
          .forEach(party -> byParty.computeIfAbsent(party, _ -> new ArrayList<>()).add(one));
    }
    for (Roles.Holding one : roles.holdings()) {
      if (one.role() == Actor.CUSTOMER) {
        customers
            .computeIfAbsent(one.service(), _ -> new LinkedHashSet<>())
            .add(one.organisation());
      } else if (one.role() == Actor.PROVIDER) {
        providers
            .computeIfAbsent(one.service(), _ -> new LinkedHashSet<>())
            .add(one.organisation());
      }
    }
    for (Delegation one : arrangement.delegations()) {
      if (!providers.getOrDefault(one.service(), Set.of()).contains(one.to())) {
        handed
            .computeIfAbsent(one.service(), _ -> new HashMap<>())
            .computeIfAbsent(one.from(), _ -> new LinkedHashSet<>())
            .add(one.to());
      }
    }
  }

  public void check(CloudService service) {
    Set<String> provide = providers.getOrDefault(service.id(), Set.of());
    for (String customer : customers.getOrDefault(service.id(), Set.of())) {
      if (!provide.isEmpty() && !provide.contains(customer)) {
        check(new Use(service, customer, List.copyOf(provide)));
      }
    }
  }

  private void check(Use use) {
    Map<String, Text> values =
        Map.of(
            "service",
            TransferFindings.both(use.service().name()),
            "date",
            TransferFindings.both(arrangement.asOf().toString()),
            "besides",
            besides(use));
    List<ServiceAgreement> agreements =
        use.providers().stream()
            .flatMap(provider -> between(use, provider).stream())
            .distinct()
            .toList();
    List<ServiceAgreement> perhaps =
        agreements.stream().filter(one -> one.holdsFrom(arrangement.asOf())).toList();
    if (agreements.isEmpty()) {
      findings.add("service-agreement-missing", use, values);
      return;
    }
    if (perhaps.isEmpty()) {
      findings.add("service-agreement-lapsed", use, values);
    } else if (perhaps.stream().noneMatch(ServiceAgreement::dated)) {
      findings.open("service-agreement-lapsed", "service-agreement-dates", use, values);
    }
    for (String provider : use.providers()) {
      Use with = new Use(use.service(), use.customer(), List.of(provider));
      List<ServiceAgreement> between = between(use, provider);
      List<ServiceAgreement> own = between.stream().filter(perhaps::contains).toList();
      if (between.isEmpty()) {
        Map<String, Text> more = new HashMap<>(values);
        more.put("besides", besides(with));
        findings.add("joint-agreement-missing", with, more);
      } else if (own.isEmpty() && !perhaps.isEmpty()) {
        findings.add("service-agreement-lapsed", with, values);
      }
      List<ServiceAgreement> latest = own.isEmpty() ? between : own;
      if (!latest.isEmpty()) {
        if (!state(latest, AgreementTerm.CONFIDENTIALITY)) {
          findings.add("service-confidentiality-missing", with, values);
        }
        assessments.check(with, latest, values);
      }
      consent(with, between, values);
    }
  }

  /** Why agreements with the providers do not count. */
  private Text besides(Use use) {
    List<ServiceAgreement> others =
        byParty.getOrDefault(use.customer(), List.of()).stream()
            .filter(one -> use.providers().stream().anyMatch(one::between))
            .toList();
    return findings.besides(others, use.service().id(), use.providers().getFirst());
  }

  /** The agreements about what a provider supplies to the customer. */
  private List<ServiceAgreement> between(Use use, String provider) {
    return byParty.getOrDefault(use.customer(), List.of()).stream()
        .filter(one -> one.mayRule(use.service().id(), provider, use.customer()))
        .toList();
  }

  /**
   * Whether the customer agreed to what one of its providers hands on; that an agreement lapsed
   * neither asks for consent again nor makes it needless.
   */
  private void consent(Use use, List<ServiceAgreement> agreements, Map<String, Text> values) {
    List<String> others =
        handed
            .getOrDefault(use.service().id(), Map.of())
            .getOrDefault(use.providers().getFirst(), Set.of())
            .stream()
            .filter(one -> !one.equals(use.customer()))
            .toList();
    if (others.isEmpty()) {
      return;
    }
    Map<String, Text> more = new HashMap<>(values);
    more.put("party", findings.names(others));
    if (!state(agreements, AgreementTerm.CONSENT)) {
      findings.add("service-consent-missing", use, more);
    } else {
      narrower(use, agreements, others, more);
    }
  }

  /** Whether agreements that consent are about all the work that a provider hands on. */
  private void narrower(
      Use use, List<ServiceAgreement> agreements, List<String> others, Map<String, Text> values) {
    List<WorkScope> consented =
        agreements.stream()
            .filter(one -> one.terms().containsKey(AgreementTerm.CONSENT))
            .map(one -> one.scope().work())
            .toList();
    if (consented.stream().anyMatch(WorkScope::everything)) {
      return;
    }
    Set<String> beyond = new LinkedHashSet<>();
    List<Text> what = new ArrayList<>();
    for (Delegation one : arrangement.delegations()) {
      if (one.service().equals(use.service().id())
          && one.from().equals(use.providers().getFirst())
          && others.contains(one.to())) {
        ScopeDifference difference = findings.difference(one, consented);
        if (!difference.isEmpty()) {
          beyond.add(one.to());
          what.add(findings.said(difference));
        }
      }
    }
    if (!beyond.isEmpty()) {
      values.put("party", findings.names(beyond));
      values.put(
          "what",
          new Text(
              String.join("；", what.stream().map(Text::zh).distinct().toList()),
              String.join("; ", what.stream().map(Text::en).distinct().toList())));
      findings.add("service-consent-narrower", use, values);
    }
  }

  private static boolean state(List<ServiceAgreement> agreements, AgreementTerm term) {
    return agreements.stream().anyMatch(one -> one.terms().containsKey(term));
  }
}
