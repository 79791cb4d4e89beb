/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import io.yunheng.assessment.CaseSettings;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.PlatformReport;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.estate.Certificate;
import io.yunheng.estate.InheritedVerdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The assessment report of its platform that a customer's system takes items over from. */
public final class PlatformReports {
  private static final String REPORT = "mlps-report";

  private PlatformReports() {}

  /**
   * The report that the settings of the case name; else, of a customer's system, the assessment
   * report that its register of certificates holds. Where that holds several, those count whose
   * number the register of the platform's verdicts gives, and of these the one that is valid
   * longest.
   */
  public static Optional<PlatformReport> of(CaseSettings settings, Evidence evidence) {
    if (settings.platformReport().isPresent() || settings.subject() != SubjectKind.TENANT) {
      return settings.platformReport();
    }
    Set<String> cited =
        evidence.current().all(InheritedVerdict.SHAPE).stream()
            .flatMap(found -> found.report().optional().stream())
            .collect(Collectors.toSet());
    List<PlatformReport> all =
        evidence.current().all(Certificate.SHAPE).stream()
            .filter(one -> one.type().is(REPORT))
            .flatMap(one -> report(one).stream())
            .toList();
    List<PlatformReport> those =
        all.stream().filter(report -> cited.contains(report.number())).toList();
    return (those.isEmpty() ? all : those)
        .stream()
            .max(
                Comparator.comparing(
                        (PlatformReport report) -> report.validTo().orElse(Instant.MIN))
                    .thenComparing(PlatformReport::number));
  }

  private static Optional<PlatformReport> report(Certificate one) {
    return one.number()
        .optional()
        .map(
            number ->
                new PlatformReport(
                    number,
                    one.level().optional().orElse(0L),
                    one.subject().optional().orElse(""),
                    one.issuedAt().optional(),
                    one.validTo().optional()));
  }
}
