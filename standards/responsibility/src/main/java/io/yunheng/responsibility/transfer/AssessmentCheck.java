/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.fault.Text;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.Supervision;
import io.yunheng.responsibility.Use;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A customer assesses each of its providers at least once a year (SEC-6.3.1-p2a). */
public final class AssessmentCheck {
  private final Arrangement arrangement;
  private final TransferFindings findings;

  public AssessmentCheck(Arrangement arrangement, TransferFindings findings) {
    this.arrangement = arrangement;
    this.findings = findings;
  }

  /**
   * Looks at the use of one provider's service.
   *
   * @param agreements those under which it is used
   */
  public void check(Use use, List<ServiceAgreement> agreements, Map<String, Text> values) {
    LocalDate due = arrangement.asOf().minusYears(1);
    String provider = use.providers().getFirst();
    boolean assessed =
        arrangement.supervisions().stream()
            .filter(one -> one.by().equals(use.customer()) && one.over().equals(provider))
            .filter(one -> one.service().filter(use.service().id()::equals).isPresent())
            .map(Supervision::on)
            .anyMatch(on -> on.isAfter(due) && !on.isAfter(arrangement.asOf()));
    if (assessed) {
      return;
    }
    List<LocalDate> begun =
        agreements.stream()
            .flatMap(one -> one.validFrom().or(one::signed).stream())
            .sorted()
            .toList();
    Optional<LocalDate> since = begun.stream().findFirst();
    if (since.isEmpty()) {
      findings.open("provider-not-assessed", "used-since", use, values);
    } else if (!since.get().isAfter(due)) {
      findings.add("provider-not-assessed", use, values);
    }
  }
}
