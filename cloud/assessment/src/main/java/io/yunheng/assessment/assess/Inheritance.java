/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import io.yunheng.assessment.Decision;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.GapCount;
import io.yunheng.assessment.PlatformReport;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Gap;
import io.yunheng.estate.InheritedVerdict;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The platform's items of a customer's system: taken over from the platform's own report. */
public final class Inheritance {
  private static final String REPORT = "mlps-report";

  private final Evidence evidence;
  private final Optional<PlatformReport> report;
  private final int level;

  public Inheritance(Evidence evidence, Optional<PlatformReport> report, int level) {
    this.evidence = evidence;
    this.report = report;
    this.level = level;
  }

  /**
   * What the report says of an item.
   *
   * @param gaps why it says nothing that can be taken over
   */
  public record Taken(Decision decision, List<GapCount> gaps) {}

  /** The report, if there is one. */
  public Optional<PlatformReport> report() {
    return report;
  }

  public Taken of(Item item) {
    Optional<String> flaw = flaw();
    if (flaw.isPresent()) {
      return open(flaw.get(), "register:certificate " + REPORT);
    }
    List<Verdict> verdicts =
        evidence.current().all(InheritedVerdict.SHAPE).stream()
            .filter(found -> found.item().is(item.id()) || found.item().is(item.unit()))
            .filter(this::ofThisReport)
            .flatMap(found -> found.verdict().optional().stream())
            .flatMap(word -> Verdict.of(word).stream())
            .distinct()
            .toList();
    if (verdicts.isEmpty()) {
      return open("not-in-report", "register:inherited-verdict " + item.id());
    }
    if (verdicts.size() > 1) {
      return open("report-disagrees", "register:inherited-verdict " + item.id());
    }
    return new Taken(Decision.of(verdicts.getFirst()), List.of());
  }

  private boolean ofThisReport(InheritedVerdict found) {
    return found.report().is(report.orElseThrow().number());
  }

  private Optional<String> flaw() {
    if (report.isEmpty()) {
      return Optional.of("no-platform-report");
    }
    if (report.get().level() < level) {
      return Optional.of("report-level-too-low");
    }
    Optional<Instant> validTo = report.get().validTo();
    if (validTo.isEmpty()) {
      return Optional.of("report-validity-unknown");
    }
    if (validTo.get().isBefore(evidence.asOf())) {
      return Optional.of("report-expired");
    }
    return Optional.empty();
  }

  private Taken open(String reason, String need) {
    Gap gap =
        new Gap(
            Understanding.PARTIAL,
            reason,
            need,
            new Origin("case", "case.yaml", evidence.asOf(), Origin.Manner.TYPED));
    return new Taken(Decision.open(), List.of(new GapCount(gap, 1)));
  }
}
