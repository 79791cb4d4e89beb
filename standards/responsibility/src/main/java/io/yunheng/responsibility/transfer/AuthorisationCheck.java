/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Stage;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.WorkScope;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An authorisation goes no further and lasts no longer than the work it is for. */
public final class AuthorisationCheck {
  private final Arrangement arrangement;
  private final TransferFindings findings;

  public AuthorisationCheck(Arrangement arrangement, TransferFindings findings) {
    this.arrangement = arrangement;
    this.findings = findings;
  }

  public void check(Authorisation one) {
    List<Delegation> works =
        arrangement.delegations().stream()
            .filter(work -> work.service().equals(one.service()))
            .filter(work -> work.from().equals(one.from()) && work.to().equals(one.to()))
            .toList();
    if (works.isEmpty()) {
      findings.add("authorisation-without-work", one, Map.of());
      return;
    }
    if (wider(one, works)) {
      findings.add("authorisation-wider", one, Map.of());
    }
    if (one.validTo().isEmpty()) {
      findings.open("authorisation-longer", "authorisation-validTo", one, Map.of());
      return;
    }
    List<ServiceAgreement> agreements =
        works.stream().flatMap(work -> findings.agreement(work).stream()).distinct().toList();
    if (agreements.isEmpty() || agreements.stream().anyMatch(each -> each.validTo().isEmpty())) {
      findings.open("authorisation-longer", "service-end", one, Map.of());
      return;
    }
    LocalDate end =
        agreements.stream()
            .flatMap(each -> each.validTo().stream())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    Optional<LocalDate> start =
        works.stream().allMatch(work -> work.since().isPresent())
            ? works.stream().flatMap(work -> work.since().stream()).min(Comparator.naturalOrder())
            : Optional.empty();
    if (start.isPresent() && one.validFrom().filter(start.get()::isAfter).isPresent()) {
      findings.add(
          "authorisation-early",
          one,
          Map.of(
              "date", TransferFindings.both(one.validFrom().get().toString()),
              "limit", TransferFindings.both(start.get().toString())));
    }
    if (one.validTo().get().isAfter(end)) {
      findings.add(
          "authorisation-longer",
          one,
          Map.of(
              "date", TransferFindings.both(one.validTo().get().toString()),
              "limit", TransferFindings.both(end.toString())));
    }
  }

  private static boolean wider(Authorisation one, List<Delegation> works) {
    WorkScope scope = one.scope();
    for (ClauseLayer layer : ClauseLayer.values()) {
      for (Stage stage : Stage.values()) {
        if (stage != Stage.ALL && scope.reaches(layer) && scope.reaches(stage)) {
          List<WorkScope> here =
              works.stream()
                  .map(Delegation::scope)
                  .filter(work -> work.reaches(layer) && work.reaches(stage))
                  .toList();
          boolean all = here.stream().anyMatch(work -> work.clauses().isEmpty());
          boolean each =
              !scope.clauses().isEmpty()
                  && scope.clauses().stream()
                      .allMatch(id -> here.stream().anyMatch(work -> work.clauses().contains(id)));
          if (!all && !each) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
