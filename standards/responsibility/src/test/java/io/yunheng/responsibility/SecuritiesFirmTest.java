/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A securities firm's arrangement: each defect is told once, and nothing else is. */
class SecuritiesFirmTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final ResponsibilityRules RULES = ResponsibilityRules.shipped();
  private static final String TEXT = text();

  @Test
  void eachDefectIsToldOnceAndNothingElse() {
    assertThat(
            derived(TEXT).transfers().stream()
                .filter(one -> !one.rule().id().equals("document-missing"))
                .map(one -> one.rule().id() + " " + one.about().id())
                .toList())
        .containsExactlyInAnyOrder(
            "term-missing d1",
            "term-missing d1",
            "consent-missing d2",
            "too-many-layers d3",
            "signed-late d4",
            "overlap-undivided d4",
            "not-yet-in-force d5",
            "term-missing d6",
            "authorisation-longer a2",
            "authorisation-without-work a3",
            "supervision-overdue n1",
            "not-an-industry-cloud s1",
            "operations-abroad s1",
            "provider-abroad s2",
            "base-level-lower s2",
            "service-agreement-lapsed s1",
            "provider-not-assessed s1",
            "service-agreement-missing s1",
            "service-confidentiality-missing s2",
            "partner-agreement-missing s1");
  }

  @Test
  void defectsAreToldOfWhomTheyAreAbout() {
    assertThat(derived(TEXT).transfers())
        .extracting(one -> one.finding().zh())
        .contains(
            "《运维服务合同》没有写明问责机制",
            "《系统集成合同》没有写明监督权利",
            "安运维公司把工作再转移给驻点服务公司，上一层协议没有写明同意",
            "《机房租用合同》到2026-11-20还没有生效（2027-01-01起生效）",
            "行情数据服务的云服务商行情平台公司不是在境内设立的机构",
            "泰和基金使用证券行业云，与云服务商之间没有协议（《基金上云合同》只写到灾备云）",
            "云操作系统公司向证通云公司供给（证券行业云），双方之间没有协议");
  }

  @Test
  void workThatComesBackToWhoGaveItIsACycleAndNoFurtherLayer() {
    String round =
        TEXT.replace(
            "authorisations:\n",
            "- {id: d9, service: s1, from: wb, to: yun, layers: [platform], stages: [operation],"
                + " agreement: NIGHT, since: 2026-04-01}\nauthorisations:\n");

    assertThat(derived(round).transfers())
        .filteredOn(one -> one.about().id().equals("d9"))
        .extracting(one -> one.rule().id())
        .contains("cycle")
        .doesNotContain("too-many-layers", "consent-missing");
    assertThat(derived(round).transfers())
        .filteredOn(one -> one.rule().id().equals("cycle"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.finding().zh()).contains("证通云公司 → 安运维公司 → 驻点服务公司 → 夜间值守公司 → 证通云公司"));
  }

  @Test
  void aRoleStandsOnNoClauseOfADocumentThatDoesNotApply() {
    assertThat(derived(TEXT).roles().of("jc", "s1"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.reasons())
                    .allSatisfy(reason -> assertThat(reason.rule().clauses()).isEmpty()));
    assertThat(
            derived(TEXT.replace("community, industry: securities", "public, industry: government"))
                .roles()
                .of("jc", "s1"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.reasons())
                    .allSatisfy(
                        reason ->
                            assertThat(reason.rule().clauses())
                                .containsExactly("GOV-5.3-agent-b")));
  }

  @Test
  void whatIsNotToldIsAskedWithACureThatSaysSo() {
    assertThat(derived(TEXT.replace(", systems: 3, builtOn", ", builtOn")).transfers())
        .filteredOn(one -> one.rule().id().equals("level-below-systems"))
        .singleElement()
        .satisfies(one -> assertThat(one.cure().zh()).isEqualTo("查明后写进安排"));
  }

  @Test
  void aPartnersLossIsOpenWhereNobodyIsTheProvider() {
    Derivation without =
        derived(
            TEXT.replaceAll("(?m)^- \\{organisation: yun, service: s1,.*\n", "")
                .replaceAll("(?m)^- \\{organisation: yun, service: s3,.*\n", ""));

    Attribution event =
        without
            .attribute(
                "EVENT-11", "s1", without.arrangement().asOf(), Optional.empty(), CATALOG, RULES)
            .orElseThrow();
    assertThat(event.bears()).isEmpty();
    assertThat(event.missing()).anyMatch(need -> need.what().zh().contains("云服务商是谁"));
  }

  @Test
  void aLapseMendsNothingElse() {
    Derivation before = derived(TEXT);
    Derivation after = derived(new Change.Expire("C4").made(before.arrangement()));
    ArrangementComparison comparison = ArrangementComparison.of(before, after);

    assertThat(comparison.transfers().came())
        .extracting(one -> one.rule().id())
        .contains("service-agreement-lapsed");
    assertThat(comparison.transfers().went()).isEmpty();

    Derivation full = derived(TEXT.replace("service-level: 附件1, ", ""));
    ArrangementComparison contents =
        ArrangementComparison.of(full, derived(new Change.Expire("C3").made(full.arrangement())));
    assertThat(contents.transfers().went()).isEmpty();
    assertThat(contents.transfers().unsettled())
        .extracting(one -> one.rule().id())
        .contains("contents-missing");
  }

  @Test
  void aFindingThatNamesFewerIsOneThatChanged() {
    Derivation before =
        derived(TEXT.replace("name: 夜间值守公司, operations: [CN]", "name: 夜间值守公司, operations: [IN]"));
    ArrangementComparison comparison =
        ArrangementComparison.of(before, derived(new Change.Drop("wb").made(before.arrangement())));

    assertThat(comparison.transfers().altered())
        .filteredOn(one -> one.before().rule().id().equals("operations-abroad"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.before().finding().zh()).contains("驻点服务公司、夜间值守公司");
              assertThat(one.after().finding().zh()).doesNotContain("夜间值守公司");
            });
    assertThat(comparison.transfers().went())
        .noneMatch(one -> one.rule().id().equals("operations-abroad"));
    assertThat(comparison.contradictions().came()).isEmpty();
  }

  @Test
  void aServiceThatLosesItsProviderHasNobody() {
    Derivation before = derived(TEXT);
    ArrangementComparison comparison =
        ArrangementComparison.of(
            before, derived(new Change.Drop("yun").made(before.arrangement())));

    assertThat(comparison.uncovered().came())
        .filteredOn(one -> one.service().equals("s1"))
        .hasSize(5);
    assertThat(comparison.open().came()).isEmpty();
    assertThat(comparison.dutyFindings().came())
        .extracting(one -> one.rule().id())
        .contains("nobody")
        .doesNotContain("undecided");
  }

  private static Derivation derived(String text) {
    return derived(ArrangementReader.read(text.getBytes(UTF_8), "firm.yaml", RULES.roles().ids()));
  }

  private static Derivation derived(Arrangement arrangement) {
    return Derivation.of(arrangement, Passages.NOT_LOOKED, CATALOG, RULES);
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(
            SecuritiesFirmTest.class.getResourceAsStream("securities-firm.yaml"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
