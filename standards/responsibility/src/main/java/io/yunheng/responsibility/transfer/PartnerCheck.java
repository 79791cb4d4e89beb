/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.fault.Text;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceAgreement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whoever supplies a provider as its partner has an agreement in force with it, whether or not work
 * was handed on. One to whom work was handed on is looked at with the delegation.
 */
public final class PartnerCheck {
  private final Arrangement arrangement;
  private final Roles roles;
  private final TransferFindings findings;

  public PartnerCheck(Arrangement arrangement, Roles roles, TransferFindings findings) {
    this.arrangement = arrangement;
    this.roles = roles;
    this.findings = findings;
  }

  public void check(CloudService service) {
    Partnership.of(arrangement, roles, service).forEach(this::check);
  }

  private void check(Partnership one) {
    boolean handed =
        arrangement.delegations().stream()
            .filter(each -> each.service().equals(one.id()))
            .map(Delegation::to)
            .anyMatch(one.partner()::equals);
    List<ServiceAgreement> between =
        arrangement.agreements().stream()
            .filter(
                each ->
                    one.providers().stream()
                        .anyMatch(provider -> each.mayRule(one.id(), one.partner(), provider)))
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
