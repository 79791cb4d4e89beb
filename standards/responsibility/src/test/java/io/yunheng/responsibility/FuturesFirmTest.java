/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A futures firm's arrangement in which everything that can be wrong is wrong once. */
class FuturesFirmTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final ResponsibilityRules RULES = ResponsibilityRules.shipped();
  private static final Path FILE =
      Path.of("..", "..", "examples", "responsibility", "futures-firm.yaml");
  private static final Derivation FIRM = derived(text());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "partner-agreement-missing | 云软件公司向交易所技术公司供给（行业云）",
        "service-agreement-missing | 卫盾安全公司使用行业云",
        "service-agreement-missing | 海川期货公司使用云数据库",
        "not-an-industry-cloud | 数据库公司",
        "not-an-industry-cloud | 卫盾安全公司",
        "provider-abroad | 数据库公司",
        "operations-abroad | 夜班公司",
        "level-below-floor | 云数据库的等级是第2级",
        "level-below-systems | 云数据库的等级（第2级）低于其上系统的等级（第3级）",
        "contents-missing | 接受监管和延伸检查",
        "contents-missing | 服务水平协议作为合同附件",
        "contents-missing | 保密协议的有效期",
        "provider-not-assessed | 海川期货公司评估交易所技术公司（行业云）",
        "not-in-force | 《机柜租赁合同》到2026-11-21已经到期",
        "signed-late | 《运维服务合同》签订晚于工作开始",
        "too-many-layers | 驻场公司到夜班公司已是第3层",
        "agreement-missing | 驻场公司把实施工作转移给夜班公司",
        "consent-missing | 驻场公司把工作再转移给夜班公司",
        "term-missing | 《驻场服务协议》没有写明监督权利",
        "term-missing | 《迁移实施合同》没有写明问责机制",
        "service-consent-missing | 交易所技术公司把行业云的工作转移给平台运维公司",
        "agreement-of-others | 《运维服务合同》不是数据库公司与平台运维公司之间的",
        "overlap | 卫盾安全公司，又移交给平台运维公司",
        "chooses-itself | 机柜租赁公司等于选择、监督自己",
        "authorisation-early | 早于工作开始（2026-03-01）",
      })
  void eachDefectIsFound(String rule, String words) {
    assertThat(FIRM.transfers())
        .filteredOn(one -> one.rule().id().equals(rule))
        .extracting(one -> one.finding().zh())
        .as(
            "%s",
            FIRM.transfers().stream()
                .map(one -> one.rule().id() + " " + one.finding().zh())
                .toList())
        .anyMatch(text -> text.contains(words));
  }

  @Test
  void whoLetsHardwareIsNoOpenQuestionWhereAnotherDecides() {
    assertThat(FIRM.roles().open()).noneMatch(one -> one.organisation().equals("lessor"));
  }

  @Test
  void noConsentIsAskedOfACustomerThatTheDocumentDoesNotBind() {
    assertThat(FIRM.transfers())
        .filteredOn(one -> one.rule().id().equals("service-consent-missing"))
        .noneMatch(one -> one.finding().zh().contains("卫盾安全公司没有在协议中同意"));
  }

  @Test
  void aCustomersTransferStandsOnNoClauseForProviders() {
    assertThat(FIRM.transfers())
        .filteredOn(one -> one.about().id().equals("d-move"))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.clauses()).noneMatch(id -> id.startsWith("CCIA-5-b")));
  }

  @Test
  void infrastructureStandsWithTheServiceBelow() {
    assertThat(FIRM.duties().all())
        .filteredOn(one -> one.clause().id().equals("CCIA-7.1.1-b-2c"))
        .extracting(Duty::service)
        .containsExactly("icloud");
    assertThat(attributed("EVENT-06", "db", "2026-08-01", Optional.empty()).service())
        .isEqualTo("icloud");
  }

  @Test
  void aSupplierDoesNotTakeOnItsOwnChoiceWithAWholeLayer() {
    Duty choosing =
        FIRM.duties().all().stream()
            .filter(one -> one.clause().id().equals("CCIA-6.6-b-3"))
            .findFirst()
            .orElseThrow();

    assertThat(choosing.doing()).extracting(Duty.Doing::organisation).containsOnly("hub");
  }

  @Test
  void whoDidItIsFollowedUpTheChain() {
    Attribution leak = attributed("CCIA-8.2.4-c1", "icloud", "2026-08-01", Optional.of("night"));

    assertThat(leak.responsible())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.share().organisation()).isEqualTo("hub");
              assertThat(one.share().role()).isEqualTo(Actor.PROVIDER);
            });
    assertThat(leak.work())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.steps())
                    .extracting(step -> step.delegation().id())
                    .containsExactly("d-ops", "d-site", "d-night"));
    assertThat(leak.bears())
        .extracting(Attribution.Loss::organisation)
        .containsExactly("hub", "ops", "site");
    assertThat(attributed("CCIA-8.2.4-c1", "icloud", "2026-05-01", Optional.of("night")).missing())
        .anyMatch(need -> need.what().zh().contains("夜班公司当日还没有承接该服务的工作（2026-06-01起才承接）"));
  }

  @Test
  void aLapsedLeaseLeavesTheLossWithTheProvider() {
    Attribution room = attributed("EVENT-06", "icloud", "2026-08-01", Optional.empty());

    assertThat(room.bears())
        .singleElement()
        .satisfies(
            loss -> {
              assertThat(loss.organisation()).isEqualTo("hub");
              assertThat(loss.clauses()).contains("CCIA-5-b-3");
            });
  }

  @Test
  void signedLateCountsOnlyBeforeTheSigning() {
    List<Attribution.Flaw> before =
        attributed("CCIA-8.2.2-a-1", "icloud", "2026-03-10", Optional.of("ops")).work().stream()
            .flatMap(one -> one.steps().stream())
            .flatMap(step -> step.flaws().stream())
            .toList();
    List<Attribution.Flaw> after =
        attributed("CCIA-8.2.2-a-1", "icloud", "2026-11-01", Optional.of("ops")).work().stream()
            .flatMap(one -> one.steps().stream())
            .flatMap(step -> step.flaws().stream())
            .toList();

    assertThat(before).contains(Attribution.Flaw.SIGNED_LATE);
    assertThat(after).isEmpty();
  }

  @Test
  void anAgreementThatCouldBeAboutSeveralThingsIsAskedAbout() {
    assertThat(
            derived(text().replaceFirst("  services: \\[icloud]\n  supplier: hub\n", ""))
                .transfers())
        .anyMatch(one -> one.rule().id().equals("agreement-service-untold"));
    assertThat(
            derived(
                    text()
                        .replaceFirst(
                            ", agreement: GUARD, since: 2026-01-15", ", since: 2026-01-15"))
                .transfers())
        .anyMatch(one -> one.rule().id().equals("agreement-side-untold"));
  }

  private static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Derivation derived(String text) {
    return Derivation.of(
        ArrangementReader.read(text.getBytes(UTF_8), "firm.yaml", RULES.roles().ids()),
        Passages.NOT_LOOKED,
        CATALOG,
        RULES);
  }

  private static Attribution attributed(
      String event, String service, String day, Optional<String> actor) {
    return FIRM.attribute(event, service, LocalDate.parse(day), actor, CATALOG, RULES)
        .orElseThrow();
  }
}
