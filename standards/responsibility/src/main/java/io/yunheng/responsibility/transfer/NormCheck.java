/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Condition;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Norm;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.Supervision;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Several clouds are built and run by one norm, and somebody looks whether they are. */
public final class NormCheck {
  private final Arrangement arrangement;
  private final Roles roles;
  private final TransferFindings findings;

  /** Norms and providers that were looked at for another service. */
  private final Set<List<String>> looked = new HashSet<>();

  public NormCheck(Arrangement arrangement, Roles roles, TransferFindings findings) {
    this.arrangement = arrangement;
    this.roles = roles;
    this.findings = findings;
  }

  public void check(CloudService service) {
    if (!service.profile().facts().getOrDefault(Condition.MULTI_CLOUD, false)) {
      return;
    }
    List<Norm> norms =
        arrangement.norms().stream()
            .filter(norm -> norm.services().contains(service.id()))
            .toList();
    if (norms.isEmpty()) {
      findings.add(
          "norm-missing", service, Map.of("service", TransferFindings.both(service.name())));
    }
    for (Norm norm : norms) {
      for (String provider : providers(service)) {
        if (looked.add(List.of(norm.id(), provider))) {
          supervised(norm, provider);
        }
      }
    }
  }

  private void supervised(Norm norm, String provider) {
    Map<String, io.yunheng.fault.Text> values =
        Map.of(
            "norm", TransferFindings.both(norm.name()),
            "party", TransferFindings.both(findings.name(provider)));
    Optional<LocalDate> last =
        arrangement.supervisions().stream()
            .filter(
                one ->
                    one.norm().filter(norm.id()::equals).isPresent() && one.over().equals(provider))
            .map(Supervision::on)
            .filter(on -> !on.isAfter(arrangement.asOf()))
            .max(Comparator.naturalOrder());
    if (last.isEmpty()) {
      findings.add("supervision-missing", norm, values);
    } else if (norm.months().isPresent()
        && last.get().plusMonths(norm.months().getAsInt()).isBefore(arrangement.asOf())) {
      findings.add(
          "supervision-overdue",
          norm,
          Map.of(
              "norm", TransferFindings.both(norm.name()),
              "party", TransferFindings.both(findings.name(provider)),
              "date", TransferFindings.both(last.get().toString()),
              "limit", TransferFindings.both(Integer.toString(norm.months().getAsInt()))));
    }
  }

  private Set<String> providers(CloudService service) {
    Set<String> providers = new TreeSet<>();
    for (Roles.Holding one : roles.holdings()) {
      if (one.service().equals(service.id()) && one.role() == Actor.PROVIDER) {
        providers.add(one.organisation());
      }
    }
    return providers;
  }
}
