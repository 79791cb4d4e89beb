/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import static io.yunheng.assessment.HighRiskJudgement.Decision.CONFIRMED;
import static io.yunheng.assessment.HighRiskJudgement.Decision.REJECTED;
import static io.yunheng.catalog.ScaleName.GBT28448;
import static io.yunheng.catalog.ScaleName.WORKBOOK;
import static io.yunheng.catalog.Verdict.COMPLIANT;
import static io.yunheng.catalog.Verdict.INDETERMINATE;
import static io.yunheng.catalog.Verdict.NON_COMPLIANT;
import static io.yunheng.catalog.Verdict.NOT_APPLICABLE;
import static io.yunheng.catalog.Verdict.PARTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.yunheng.assessment.assess.SmallCase;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of how a verdict is made, on a case of a few resources. */
class AssessorTest {
  @Test
  void whereEverythingIsSatisfiedItemsComply() throws InterruptedException {
    Assessment assessment = SmallCase.healthy().assess();
    for (String id : List.of("HOST", "ZONE", "VOLUME", "IMAGE")) {
      assertThat(item(assessment, id).verdict()).as(id).isEqualTo(COMPLIANT);
    }
    assertThat(item(assessment, "VOLUME").objects())
        .extracting(ObjectResult::object)
        .containsExactly("tenant:a", "tenant:b");
    assertThat(only(assessment, "ZONE").object()).isEqualTo("site:s");
    assertThat(only(assessment, "HOST").object()).isEqualTo("platform");
    assertThat(only(assessment, "HOST").basis()).isEqualTo(Basis.RULES);
  }

  @ParameterizedTest
  @EnumSource(ScaleName.class)
  void whatOnlyAPersonCanSayIsIndeterminateUntilOneDoes(ScaleName scale)
      throws InterruptedException {
    ObjectResult open = only(SmallCase.healthy().assess(scale), "PAPER");
    assertThat(open.verdict()).isEqualTo(INDETERMINATE);
    assertThat(open.decision().possible()).hasSize(3);
    assertThat(open.aspects().getFirst().gaps())
        .extracting(gap -> gap.gap().reason() + " " + gap.gap().need())
        .containsExactly("workbook-needed PAPER/a");

    ObjectResult said =
        only(
            SmallCase.healthy().wrote("PAPER", "platform", scale, COMPLIANT, "", "").assess(scale),
            "PAPER");
    assertThat(said.verdict()).isEqualTo(COMPLIANT);
    assertThat(said.basis()).isEqualTo(Basis.PERSON);
    assertThat(said.record().orElseThrow().lead().who()).isEqualTo("李雷");
  }

  @Test
  void theScalesMayDifferAndTheResultSaysSo() throws InterruptedException {
    SmallCase one = SmallCase.healthy().with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", false);
    ItemResult volume = item(one.assess(), "VOLUME");
    assertThat(volume.objects())
        .extracting(ObjectResult::verdict)
        .containsExactly(COMPLIANT, PARTIAL);
    assertThat(volume.verdict()).isEqualTo(PARTIAL);
    assertThat(volume.other().verdict()).isEqualTo(NON_COMPLIANT);
    assertThat(volume.scalesDiffer()).isTrue();

    ItemResult host = item(SmallCase.healthy().assess(GBT28448), "HOST");
    assertThat(host.decision().possible()).containsExactly(COMPLIANT, PARTIAL);
    assertThat(host.other().verdict()).isEqualTo(COMPLIANT);
  }

  @Test
  void whereTheWorkbookHasNoLevelTheOtherRuleDecides() throws InterruptedException {
    ObjectResult host =
        only(SmallCase.healthy().with(Kind.HOST, "h2", "state", "down").assess(), "HOST");
    assertThat(host.aspects().getFirst().values()).containsExactly(AspectValue.SOME);
    assertThat(host.verdict()).isEqualTo(PARTIAL);
    assertThat(host.basis()).isEqualTo(Basis.OTHER_SCALE);
    assertThat(host.machine().by()).isEqualTo(GBT28448);
  }

  @Test
  void aMixOfObjectsDependsOnTheLevelsThereAre() throws InterruptedException {
    ItemResult volume =
        item(
            new SmallCase()
                .with(Kind.TENANT, "a")
                .with(Kind.TENANT, "b")
                .with(Kind.VOLUME, "v1", "tenant", "a", "encrypted", true)
                .with(Kind.VOLUME, "v2", "tenant", "b", "encrypted", false)
                .assess(),
            "VOLUME");
    assertThat(volume.verdict()).isEqualTo(PARTIAL);
    assertThat(volume.other().verdict()).isEqualTo(NON_COMPLIANT);

    ItemResult zone =
        item(
            SmallCase.healthy()
                .with(Kind.SITE, "t", "purpose", "machine-room")
                .with(Kind.ZONE, "z2", "site", "t", "available", false)
                .assess(),
            "ZONE");
    assertThat(zone.objects())
        .extracting(ObjectResult::verdict)
        .containsExactly(COMPLIANT, NON_COMPLIANT);
    assertThat(zone.verdict())
        .as("handed to GB/T 28448, which has three levels")
        .isEqualTo(PARTIAL);
  }

  @Test
  void whatIsUnknownLeavesOpenOnlyWhatItCouldChange() throws InterruptedException {
    SmallCase evidence =
        SmallCase.healthy()
            .with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", false)
            .with(Kind.VOLUME, "v4", "tenant", "b", "encrypted", SmallCase.DENIED)
            .with(Kind.HOST, "h2", "state", SmallCase.DENIED);
    Assessment assessment = evidence.assess();
    ItemResult volume = item(assessment, "VOLUME");
    assertThat(volume.verdict()).as("some whatever v4 is").isEqualTo(PARTIAL);
    ObjectResult host = only(assessment, "HOST");
    assertThat(host.aspects().getFirst().values())
        .containsExactly(AspectValue.ALL, AspectValue.SOME);
    assertThat(host.decision().possible()).containsExactly(COMPLIANT, PARTIAL);
    assertThat(host.aspects().getFirst().gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.gap()).isEqualTo(SmallCase.DENIED);
              assertThat(gap.count()).isEqualTo(1);
            });
  }

  @Test
  void nothingSeenProvesSomethingOnlyWhereEverythingWasRead() throws InterruptedException {
    SmallCase without =
        SmallCase.healthy().with(Kind.TENANT, "c").with(Kind.SITE, "t", "purpose", "machine-room");
    Assessment assessment = without.assess();
    assertThat(object(assessment, "VOLUME", "tenant:c").verdict()).isEqualTo(NOT_APPLICABLE);
    assertThat(item(assessment, "VOLUME").verdict()).as("left out").isEqualTo(COMPLIANT);
    assertThat(object(assessment, "ZONE", "site:t").verdict()).isEqualTo(NON_COMPLIANT);

    ObjectResult unread =
        object(
            SmallCase.healthy().with(Kind.TENANT, "c").denied(Kind.VOLUME).assess(),
            "VOLUME",
            "tenant:c");
    assertThat(unread.verdict()).isEqualTo(INDETERMINATE);
    assertThat(unread.aspects().getFirst().counts().open()).isTrue();
    assertThat(unread.aspects().getFirst().gaps())
        .extracting(gap -> gap.gap().need())
        .containsExactly("role:admin");
  }

  @Test
  void moreMayComeWhereAKindWasNotReadCompletely() throws InterruptedException {
    Assessment assessment = SmallCase.healthy().denied(Kind.VOLUME).assess();
    assertThat(object(assessment, "VOLUME", "tenant:a").aspects().getFirst().values())
        .containsExactly(AspectValue.ALL, AspectValue.SOME);
    assertThat(item(assessment, "VOLUME").verdict()).isEqualTo(INDETERMINATE);
  }

  @Test
  void objectsThatNobodyHasSeenKeepAnItemOpen() throws InterruptedException {
    Assessment assessment =
        SmallCase.healthy()
            .with(Kind.IMAGE, "i2", "signed", false)
            .denied(Kind.TENANT)
            .denied(Kind.SITE)
            .assess();
    assertThat(item(assessment, "VOLUME").verdict()).isEqualTo(INDETERMINATE);
    assertThat(item(assessment, "VOLUME").unseen())
        .extracting("need")
        .containsExactly("role:admin");
    assertThat(item(assessment, "ZONE").verdict()).isEqualTo(INDETERMINATE);
    assertThat(item(assessment, "IMAGE").verdict())
        .as("non-compliant whoever else there is")
        .isEqualTo(NON_COMPLIANT);
  }

  @Test
  void noObjectAtAllIsNoVerdict() throws InterruptedException {
    ItemResult zone = item(new SmallCase().assess(), "ZONE");
    assertThat(zone.objects()).isEmpty();
    assertThat(zone.verdict()).isEqualTo(INDETERMINATE);
    assertThat(zone.unseen()).extracting("reason").containsExactly("no-object");
  }

  @Test
  void officesAreNoMachineRoomsAndWhatMayBeOneIs() throws InterruptedException {
    ItemResult zone =
        item(
            SmallCase.healthy()
                .with(Kind.SITE, "o", "purpose", "office")
                .with(Kind.SITE, "u", "purpose", SmallCase.DENIED)
                .assess(),
            "ZONE");
    assertThat(zone.objects()).extracting(ObjectResult::object).containsExactly("site:s", "site:u");
  }

  @Test
  void whatMayBelongToAnyoneIsUnknownToEveryone() throws InterruptedException {
    Assessment assessment =
        SmallCase.healthy()
            .with(Kind.VOLUME, "v3", "tenant", SmallCase.DENIED, "encrypted", false)
            .assess();
    for (String tenant : List.of("tenant:a", "tenant:b")) {
      ObjectResult object = object(assessment, "VOLUME", tenant);
      assertThat(object.decision().possible()).containsExactly(COMPLIANT, PARTIAL);
      assertThat(object.aspects().getFirst().gaps())
          .extracting(gap -> gap.gap().reason())
          .containsExactly("http-403");
    }
  }

  @Test
  void anOverrideNeedsAReason() throws InterruptedException {
    SmallCase down = SmallCase.healthy().with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", false);
    ObjectResult found = object(down.assess(), "VOLUME", "tenant:b");
    assertThat(found.machine().decision().verdict()).isEqualTo(PARTIAL);

    ObjectResult without = overridden("", found.state());
    assertThat(without.basis()).isEqualTo(Basis.STALE);
    assertThat(without.decision().possible()).containsExactly(COMPLIANT, PARTIAL);

    ObjectResult with = overridden("已加密，见附件", found.state());
    assertThat(with.basis()).isEqualTo(Basis.PERSON);
    assertThat(with.verdict()).isEqualTo(COMPLIANT);
    assertThat(with.machine()).as("still shown").isEqualTo(found.machine());

    ObjectResult stale = overridden("已加密，见附件", "what it once was");
    assertThat(stale.basis()).isEqualTo(Basis.STALE);
    assertThat(stale.verdict()).isEqualTo(INDETERMINATE);
  }

  @Test
  void verdictsOnWhichPeopleDisagreeLeaveTheItemOpen() throws InterruptedException {
    SmallCase one =
        SmallCase.healthy()
            .wrote("PAPER", "platform", WORKBOOK, COMPLIANT, "", "")
            .disagreed("PAPER", "platform", "compliant", "李雷", "non-compliant: 未见文件", "韩梅梅");
    Assessment assessment = one.assess();
    ObjectResult paper = only(assessment, "PAPER");
    assertThat(paper.basis()).isEqualTo(Basis.DISPUTED);
    assertThat(paper.verdict()).isEqualTo(INDETERMINATE);
    assertThat(paper.decision().possible()).containsExactly(COMPLIANT, NON_COMPLIANT);
    assertThat(assessment.disputes())
        .singleElement()
        .satisfies(
            dispute ->
                assertThat(dispute.sides())
                    .extracting(side -> side.who() + " " + side.value())
                    .containsExactly("李雷 compliant", "韩梅梅 non-compliant: 未见文件"));
  }

  @Test
  void aHighRiskCaseIsProposedAndAPersonDecides() throws InterruptedException {
    assertThat(risk(bad()).state()).isEqualTo(HighRisk.State.SUSPECTED);
    assertThat(risk(bad().judged("R-1", CONFIRMED, "", "李雷", "HOST")).state())
        .isEqualTo(HighRisk.State.CONFIRMED);
    assertThat(risk(bad().judged("R-1", REJECTED, "有旁路", "李雷", "HOST")).state())
        .isEqualTo(HighRisk.State.REJECTED);
    assertThat(risk(bad().judged("R-1", REJECTED, "有旁路", "李雷", "OTHER")).state())
        .as("rejected for other items than those that bring it about now")
        .isEqualTo(HighRisk.State.SUSPECTED);
    HighRisk both =
        risk(
            bad()
                .judged("R-1", CONFIRMED, "", "李雷", "HOST")
                .judged("R-1", REJECTED, "有旁路", "韩梅梅", "HOST"));
    assertThat(both.state()).isEqualTo(HighRisk.State.DISPUTED);
    assertThat(both.judgements()).extracting(HighRiskJudgement::who).containsExactly("李雷", "韩梅梅");
  }

  private static SmallCase bad() {
    return SmallCase.healthy().with(Kind.HOST, "h2", "state", "down");
  }

  private static HighRisk risk(SmallCase one) throws InterruptedException {
    return one.assess().risks().getFirst();
  }

  private static ObjectResult overridden(String reason, String state) throws InterruptedException {
    return object(
        SmallCase.healthy()
            .with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", false)
            .wrote("VOLUME", "tenant:b", WORKBOOK, COMPLIANT, reason, state)
            .assess(),
        "VOLUME",
        "tenant:b");
  }

  @Test
  void aPersonsVerdictOfTheOtherScaleIsTranslated() throws InterruptedException {
    SmallCase two =
        SmallCase.healthy()
            .wrote("VOLUME", "tenant:a", GBT28448, NON_COMPLIANT, "看到明文", "")
            .wrote("VOLUME", "tenant:b", WORKBOOK, PARTIAL, "看到明文", "");
    Assessment assessment = two.assess();
    assertThat(object(assessment, "VOLUME", "tenant:a").decision().possible())
        .containsExactly(PARTIAL, NON_COMPLIANT);
    assertThat(object(assessment, "VOLUME", "tenant:b").otherDecision().verdict())
        .isEqualTo(NON_COMPLIANT);
  }

  @Test
  void layersAndControlPointsAreMixesOfTheirItems() throws InterruptedException {
    Assessment assessment =
        SmallCase.healthy()
            .with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", false)
            .with(Kind.ZONE, "z2", "site", "s", "available", false)
            .assess();
    assertThat(assessment.controlPoints())
        .extracting(GroupResult::id, GroupResult::verdict)
        .containsExactly(
            tuple("places", PARTIAL), tuple("papers", INDETERMINATE), tuple("storage", PARTIAL));
    assertThat(assessment.layers())
        .extracting(GroupResult::verdict)
        .as("a partial item makes a layer partial whatever the papers say")
        .containsExactly(PARTIAL, PARTIAL);
  }

  @Test
  void theWorstDecidesAndEveryVerdictIsCounted() throws InterruptedException {
    assertThat(SmallCase.healthy().assess().worst()).isEqualTo(INDETERMINATE);
    assertThat(said(COMPLIANT).worst()).isEqualTo(COMPLIANT);
    assertThat(said(NOT_APPLICABLE).worst()).isEqualTo(COMPLIANT);
    assertThat(said(NOT_APPLICABLE).count(NOT_APPLICABLE)).isEqualTo(1);
    assertThat(said(NON_COMPLIANT).worst()).isEqualTo(NON_COMPLIANT);
    assertThat(SmallCase.healthy().with(Kind.HOST, "h2", "state", "down").assess().worst())
        .as("partial before indeterminate")
        .isEqualTo(PARTIAL);
  }

  private static Assessment said(Verdict verdict) throws InterruptedException {
    return SmallCase.healthy().wrote("PAPER", "platform", WORKBOOK, verdict, "", "").assess();
  }

  @Test
  void highRiskCasesAreFlaggedWherePresentOrPossible() throws InterruptedException {
    assertThat(SmallCase.healthy().assess().risks()).isEmpty();
    assertThat(SmallCase.healthy().with(Kind.HOST, "h2", "state", "down").assess().risks())
        .containsExactly(new HighRisk("R-1", true, List.of("HOST"), List.of()));
    assertThat(
            SmallCase.healthy().with(Kind.HOST, "h2", "state", SmallCase.DENIED).assess().risks())
        .containsExactly(new HighRisk("R-1", false, List.of("HOST"), List.of()));
  }

  @Test
  void violationsAreListedBeforeWhatIsUnknownAndCountsAreExact() throws InterruptedException {
    SmallCase many = SmallCase.healthy();
    for (int i = 0; i < 700; i++) {
      many.with(Kind.VOLUME, "u%03d".formatted(i), "tenant", "b", "encrypted", SmallCase.DENIED);
    }
    many.with(Kind.VOLUME, "x", "tenant", "b", "encrypted", false);
    CheckResult check = check(object(many.assess(), "VOLUME", "tenant:b"));
    assertThat(check.unknown()).isEqualTo(700);
    assertThat(check.total()).isEqualTo(702);
    assertThat(check.observations().getFirst().id()).isEqualTo("x");
    assertThat(check.observations()).hasSizeLessThanOrEqualTo(203);
    assertThat(check.observations().getLast().outcome()).isEqualTo(ObservationOutcome.SATISFIED);
  }

  @Test
  void whatCountsForEveryTenantIsListedSparinglyForEach() throws InterruptedException {
    SmallCase many = SmallCase.healthy();
    for (int i = 0; i < 700; i++) {
      many.with(Kind.IMAGE, "x%03d".formatted(i), "signed", false);
      many.with(Kind.TENANT, "t%03d".formatted(i));
    }
    ItemResult image = item(many.assess(), "IMAGE");
    assertThat(image.objects()).hasSize(702);
    assertThat(image.objects())
        .allSatisfy(
            object -> {
              assertThat(check(object).violated()).isEqualTo(700);
              assertThat(check(object).observations()).hasSize(1);
            });
  }

  @Test
  void anObservationNamesItsResourceAndWhereItsDataComeFrom() throws InterruptedException {
    Observation observation =
        check(
                object(
                    SmallCase.healthy()
                        .with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", false)
                        .assess(),
                    "VOLUME",
                    "tenant:b"))
            .observations()
            .getFirst();
    assertThat(observation.kind()).isEqualTo(Kind.VOLUME);
    assertThat(observation.id()).isEqualTo("v3");
    assertThat(observation.data())
        .singleElement()
        .satisfies(
            datum -> {
              assertThat(datum.column() + "=" + datum.value()).isEqualTo("encrypted=false");
              assertThat(datum.origin()).isEqualTo(SmallCase.ORIGIN);
            });
  }

  private static CheckResult check(ObjectResult object) {
    return object.aspects().getFirst().checks().getFirst();
  }

  private static ItemResult item(Assessment assessment, String id) {
    return assessment.item(id).orElseThrow();
  }

  private static ObjectResult only(Assessment assessment, String id) {
    assertThat(item(assessment, id).objects()).hasSize(1);
    return item(assessment, id).objects().getFirst();
  }

  private static ObjectResult object(Assessment assessment, String id, String key) {
    return item(assessment, id).objects().stream()
        .filter(object -> object.object().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
