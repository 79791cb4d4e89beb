/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Basis;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A customer's system: what is the platform's is taken over from the platform's own report. */
class TenantSubjectTest {
  private static final Optional<Instant> VALID =
      Optional.of(SmallCase.AS_OF.plus(Duration.ofDays(90)));

  @Test
  void theReportsVerdictsAreTakenOverByItemOrByTestUnit() throws InterruptedException {
    Assessment assessment =
        SmallCase.healthy()
            .ofTenant("a")
            .report(3, VALID)
            .inherited("HOST", "partial", "R-9")
            .inherited("U-2", "compliant", "R-9")
            .inherited("U-2", "non-compliant", "R-8")
            .assess();
    ObjectResult host = only(assessment, "HOST");
    assertThat(host.object()).isEqualTo("tenant:a");
    assertThat(host.name()).isEqualTo("系统a");
    assertThat(host.verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(host.basis()).isEqualTo(Basis.INHERITED);
    assertThat(only(assessment, "ZONE").verdict()).isEqualTo(Verdict.COMPLIANT);
    assertThat(assessment.heading().report().orElseThrow().number()).isEqualTo("R-9");
  }

  @Test
  void withoutAReportThatHoldsThePlatformsItemsAreIndeterminate() throws InterruptedException {
    assertThat(reason(SmallCase.healthy().ofTenant("a"))).isEqualTo("no-platform-report");
    assertThat(reason(compliant().report(2, VALID))).isEqualTo("report-level-too-low");
    assertThat(reason(compliant().report(3, Optional.empty())))
        .isEqualTo("report-validity-unknown");
    assertThat(reason(compliant().report(3, Optional.of(SmallCase.AS_OF.minusSeconds(1)))))
        .isEqualTo("report-expired");
    assertThat(reason(SmallCase.healthy().ofTenant("a").report(3, VALID)))
        .isEqualTo("not-in-report");
    assertThat(reason(compliant().inherited("U-1", "partial", "R-9").report(3, VALID)))
        .isEqualTo("report-disagrees");
  }

  @Test
  void theReportMayStandInTheRegisterOfCertificates() throws InterruptedException {
    Instant later = SmallCase.AS_OF.plusSeconds(1);
    Assessment assessment =
        certified(certified(compliant(), "R-9", 3L, later), "R-7", 3L, later.plusSeconds(1))
            .assess();
    assertThat(only(assessment, "HOST").verdict()).isEqualTo(Verdict.COMPLIANT);
    assertThat(assessment.heading().report().orElseThrow().number()).isEqualTo("R-9");
    assertThat(reason(certified(compliant(), "R-9", 2L, later))).isEqualTo("report-level-too-low");
    assertThat(reason(certified(compliant(), "R-9", 3L, SmallCase.AS_OF.minusSeconds(1))))
        .isEqualTo("report-expired");
    assertThat(reason(certified(SmallCase.healthy().ofTenant("a"), "R-9", 3L, later)))
        .isEqualTo("not-in-report");
  }

  private static SmallCase certified(SmallCase one, String number, long level, Instant validTo) {
    return one.with(
        Kind.CERTIFICATE,
        number,
        "type",
        "mlps-report",
        "subject",
        "云平台",
        "number",
        number,
        "level",
        level,
        "validTo",
        validTo);
  }

  @Test
  void onlyTheTenantsOwnPartCounts() throws InterruptedException {
    ItemResult volume =
        SmallCase.healthy()
            .with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", false)
            .ofTenant("a")
            .assess()
            .item("VOLUME")
            .orElseThrow();
    assertThat(volume.verdict()).isEqualTo(Verdict.COMPLIANT);
    assertThat(volume.objects()).extracting(ObjectResult::object).containsExactly("tenant:a");
  }

  @Test
  void aPersonMayStillSayOtherwiseWithAReason() throws InterruptedException {
    ObjectResult host =
        only(
            compliant()
                .report(3, VALID)
                .wrote("HOST", "tenant:a", ScaleName.WORKBOOK, Verdict.NON_COMPLIANT, "现场不符", "")
                .assess(),
            "HOST");
    assertThat(host.verdict()).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(host.basis()).isEqualTo(Basis.PERSON);
  }

  private static SmallCase compliant() {
    return SmallCase.healthy().ofTenant("a").inherited("HOST", "compliant", "R-9");
  }

  private static String reason(SmallCase one) throws InterruptedException {
    ObjectResult host = only(one.assess(), "HOST");
    assertThat(host.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(host.basis()).isEqualTo(Basis.NOTHING);
    return host.aspects().getFirst().gaps().getFirst().gap().reason();
  }

  private static ObjectResult only(Assessment assessment, String id) {
    ItemResult item = assessment.item(id).orElseThrow();
    assertThat(item.objects()).hasSize(1);
    return item.objects().getFirst();
  }
}
