/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.Text;
import io.yunheng.responsibility.Act;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceAgreement;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever supplies a provider as its partner has an agreement in force with it, whether or not work
 * was handed on. One to whom work was handed on is looked at with the delegation.
 */
public final class PartnerCheck {
  /** The roles of partners of a provider. */
  public static final Set<Actor> PARTNERS =
      EnumSet.of(
          Actor.PARTNER_SOFTWARE, Actor.PARTNER_HARDWARE, Actor.PARTNER_OM, Actor.PARTNER_SECURITY);

  private final Arrangement arrangement;
  private final Roles roles;
  private final TransferFindings findings;

  public PartnerCheck(Arrangement arrangement, Roles roles, TransferFindings findings) {
    this.arrangement = arrangement;
    this.roles = roles;
    this.findings = findings;
  }

  public void check(CloudService service) {
    Set<String> partners = new LinkedHashSet<>();
    Set<String> providers = new LinkedHashSet<>();
    for (Roles.Holding one : roles.holdings()) {
      if (one.service().equals(service.id())) {
        if (PARTNERS.contains(one.role())) {
          partners.add(one.organisation());
        } else if (one.role() == Actor.PROVIDER) {
          providers.add(one.organisation());
        }
      }
    }
    partners.removeAll(providers);
    if (!providers.isEmpty()) {
      for (String partner : partners) {
        check(new Partnership(service, partner, supplied(service, partner, providers)));
      }
    }
  }

  /** The providers that a partner says it supplies; all of them where it names none. */
  private List<String> supplied(CloudService service, String partner, Set<String> providers) {
    Set<String> named = new LinkedHashSet<>();
    for (Act act : arrangement.acts()) {
      if (act.service().equals(service.id())) {
        if (act.organisation().equals(partner)) {
          act.toward().stream().filter(providers::contains).forEach(named::add);
        } else if (providers.contains(act.organisation()) && act.toward().contains(partner)) {
          named.add(act.organisation());
        }
      }
    }
    return List.copyOf(named.isEmpty() ? providers : named);
  }

  private void check(Partnership one) {
    boolean handed =
        arrangement.delegations().stream()
            .filter(each -> each.service().equals(one.id()))
            .map(Delegation::to)
            .anyMatch(one.partner()::equals);
    List<ServiceAgreement> between =
        arrangement.agreements().stream()
            .filter(each -> each.parties().contains(one.partner()))
            .filter(each -> one.providers().stream().anyMatch(each.parties()::contains))
            .toList();
    Map<String, Text> values =
        Map.of(
            "service", TransferFindings.both(one.service().name()),
            "date", TransferFindings.both(arrangement.asOf().toString()));
    Optional<String> bears = one.providers().stream().findFirst();
    if (handed) {
      return;
    }
    if (between.isEmpty()) {
      findings.add("partner-agreement-missing", one, values, bears);
    } else if (between.stream().noneMatch(each -> each.holdsFrom(arrangement.asOf()))) {
      findings.add("partner-agreement-lapsed", one, values, bears);
    }
  }
}
