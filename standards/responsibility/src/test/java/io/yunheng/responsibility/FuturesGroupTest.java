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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A futures firm with five clouds, as somebody who did not know the program wrote it: an industry
 * cloud of two providers, a platform on it, a public and a private cloud.
 */
class FuturesGroupTest {
  private static final Catalog CATALOG = Catalog.shipped();
  private static final ResponsibilityRules RULES = ResponsibilityRules.shipped();
  private static final String TEXT = text();
  private static final Derivation GROUP = derived(TEXT);
  private static final String WHOLE =
      """
        layers:
        - infrastructure
        - platform
        - service
        - data
        - management
        - na
        agreement: RY
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all-work-moved | 汇商风控软件有限公司转移了全部实施工作 | CCIA-5-a-2",
        "base-agreement-missing | 信擎中间件有限公司在期货行业云上建设中间件云，与期货行业云的云服务商金瀚交易所技术有限公司 | CCIA-6.5-a",
        "base-agreement-missing | 与期货行业云的云服务商联科证券数据中心有限公司之间没有 | CCIA-6.5-b",
        "level-below-floor | 东岳自建云的等级是第1级，私有云的平台至少应为第2级 | SEC-7.2-p1",
        "provider-abroad | 汇商风控软件有限公司不是在境内设立 | SEC-6.4.1-p1",
        "contents-missing | 《东岳风控软件云服务合同》没有写明：保密协议的有效期 | SEC-6.4.4-p2",
        "contents-missing | 《东岳行业云服务合同》没有写明：接受监管和延伸检查 | SEC-6.3.2-5",
        "service-agreement-missing | 没有协议（《东岳行业云服务合同》只写到期货行业云） | SEC-6.3.2-p1a",
        "joint-agreement-missing | 没有协议（《估值数据服务合同》由明远基金管理有限公司供给） | SEC-6.3.2-p1a",
        "partner-agreement-missing | 飞腾达服务器公司向联科证券数据中心有限公司供给 | CCIA-6.5-c-2",
        "authorisation-wider | 超出所转移工作的范围：数据 | CCIA-8.2.2-b-2-b1",
        "authorisation-longer | 驻安驻场公司的授权（a-zc，到2026-12-31）超出服务期（到2026-11-20） | CCIA-8.2.2-b-2-b1",
      })
  void isFoundOnTheClauseThatAsksForIt(String rule, String words, String clause) {
    assertThat(GROUP.transfers())
        .filteredOn(one -> one.rule().id().equals(rule))
        .as("%s", told(GROUP))
        .anySatisfy(
            one -> {
              assertThat(one.finding().zh()).contains(words);
              assertThat(one.clauses()).contains(clause);
            });
  }

  @Test
  void allWorkIsAllWorkHoweverItIsWritten() {
    List<String> forms =
        List.of(
            WHOLE.replaceAll("(?s)  layers:.*- na\n", ""),
            WHOLE.replaceAll("(?s)layers:.*- na\n", "stages:\n  - all\n"),
            WHOLE
                .replaceFirst("(?s)  - service.*- na\n", "")
                .replaceFirst(
                    "agreement: RY\n",
                    """
                    agreement: RY
                      since: 2026-01-05
                    - id: d-rest
                      service: fk
                      from: hs
                      to: dl
                      layers:
                      - service
                      - data
                      - management
                      - na
                    """));
    for (String form : forms) {
      assertThat(rules(derived(once(WHOLE, form)))).as(form).contains("all-work-moved");
    }
    assertThat(rules(derived(once(WHOLE, WHOLE.replace("  - data\n", "")))))
        .doesNotContain("all-work-moved");
  }

  @Test
  void aPrivateCloudServesNobodyElseAndHidesNothing() {
    Derivation called =
        derived(
            once("  model: IaaS\n  deployment: community", "  model: IaaS\n  deployment: private"));

    assertThat(called.transfers())
        .filteredOn(one -> one.rule().id().equals("not-a-private-cloud"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.clauses()).containsExactly("SEC-3.10");
              assertThat(one.finding().zh()).contains("期货行业云").contains("按公共云检查");
            });
    assertThat(rules(called))
        .contains("provider-not-assessed", "service-consent-missing", "contents-missing");
    assertThat(called.transfers())
        .filteredOn(one -> one.rule().id().equals("service-consent-missing"))
        .hasSize(3)
        .allSatisfy(one -> assertThat(one.clauses()).containsExactly("SEC-7.4.3-6"));
    assertThat(rules(GROUP)).doesNotContain("not-a-private-cloud");
    assertThat(
            GROUP.transfers().stream()
                .filter(one -> one.rule().id().equals("not-an-industry-cloud"))
                .map(one -> one.rule().cure().zh()))
        .singleElement()
        .asString()
        .contains("写作公共云")
        .contains("SEC-3.10");
  }

  @Test
  void whoRunsThePlatformByRequirementRunsItToo() {
    String platform = "  to: zc\n  layers:\n  - platform\n  stages:\n  - operation\n  agreement";
    Derivation named =
        derived(once(platform, "  to: zc\n  clauses:\n  - CCIA-8.2.1-b-2\n  agreement"));

    assertThat(told(named)).anyMatch(one -> one.contains("驻安驻场公司从境外运维期货行业云"));
    assertThat(told(derived(once(platform, "  to: zc\n  clauses:\n  - CCIA-9.1-a-2\n  agreement"))))
        .noneMatch(one -> one.contains("从境外运维"));
  }

  @Test
  void nobodyHandsOnWhatHasNotComeYet() {
    assertThat(told(derived(once("since: 2026-01-15", "since: 2025-08-25"))))
        .anyMatch(one -> one.contains("运恒运维公司自2025-08-25起把工作再转移给驻安驻场公司，而它自己到2025-09-01才承接"));
    assertThat(rules(GROUP)).doesNotContain("handed-on-before-received");
  }

  @Test
  void workOfTheProviderGivenToItsCustomerIsAskedAbout() {
    Derivation back =
        derived(
            once(
                "- id: d-yw2\n",
                """
                - id: d-back
                  service: hy
                  from: jz
                  to: qh
                  clauses:
                  - CCIA-8.2.1-b-1
                  agreement: SVC-QJ
                  since: 2026-01-05
                - id: d-yw2
                """));

    assertThat(back.transfers())
        .filteredOn(one -> one.rule().id().equals("to-customer"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(TransferFinding.State.OPEN);
              assertThat(one.clauses()).containsExactly("CCIA-5-a-1a");
            });
  }

  @Test
  void theSecuritiesDocumentAsksForNoConfidentialityBetweenProviderAndPartner() {
    assertThat(rules(GROUP)).doesNotContain("confidentiality-missing");
    assertThat(derived(once("    cii: false\n", "    cii: true\n")).transfers())
        .filteredOn(one -> one.rule().id().equals("hardware-confidentiality-missing"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.finding().zh()).contains("飞腾达服务器公司");
              assertThat(one.clauses()).containsExactly("CCIA-7.1.2-b-2");
            });
  }

  @Test
  void aLossFromALapsedAgreementHasABearer() {
    assertThat(GROUP.transfers())
        .filteredOn(one -> List.of("not-in-force", "not-yet-in-force").contains(one.rule().id()))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.bears()).contains("jz"));
  }

  @Test
  void whatAppliesOnAConditionIsNoBreach() {
    assertThat(GROUP.duties().findings())
        .filteredOn(one -> one.clauses().contains("CCIA-7.2-c-2"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.rule().weight()).isEqualTo(DutyRule.Weight.OPEN);
              assertThat(one.finding().zh()).contains("运维合作者管机房");
            });
    assertThat(GROUP.duties().all())
        .filteredOn(one -> one.clause().id().equals("CCIA-7.2-b"))
        .extracting(Duty::service)
        .contains("hy")
        .doesNotContain("sy");
  }

  @Test
  void workThatBeginsLaterIsNotDoneByTheOtherYet() {
    assertThat(doing(GROUP, "CCIA-6.1-a3")).contains("jz").doesNotContain("yw");
    assertThat(doing(GROUP, "CCIA-8.2.3-b-3a")).doesNotContain("aq");
    assertThat(work("CCIA-8.2.3-b-3a", "2027-03-01")).contains("aq");
    assertThat(work("CCIA-8.2.3-b-3a", "2026-11-20")).doesNotContain("aq");
  }

  @Test
  void anActorWithoutWorkThatDayIsToldFromAStranger() {
    assertThat(missing("2026-01-05", "zc"))
        .anyMatch(one -> one.contains("驻安驻场公司当日还没有承接该服务的工作（2026-01-15起才承接）"))
        .noneMatch(one -> one.contains("没有写它承接了哪项工作"));
    assertThat(missing("2026-01-05", "ry")).anyMatch(one -> one.contains("没有写它承接了哪项工作"));
  }

  @Test
  void aRequirementOfTheInfrastructureIsThatOfWhoControlsTheHardware() {
    Attribution room = attributed("CCIA-7.2-b", "2026-06-01", Optional.empty());

    assertThat(room.responsible())
        .extracting(one -> one.share().organisation())
        .containsExactly("lk");
    assertThat(room.decided()).isTrue();
    Attribution platform = attributed("CCIA-8.2.1-b-2", "2025-12-01", Optional.empty());
    assertThat(platform.decided()).isFalse();
    assertThat(platform.bears())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.because().zh()).startsWith("如果查明由"));
  }

  @Test
  void aCustomersRecourseStandsOnNoClauseForProviders() {
    assertThat(attributed("CCIA-8.2.4-c1", "2026-08-01", Optional.of("kf")).bears())
        .singleElement()
        .satisfies(one -> assertThat(one.clauses()).containsExactly("CCIA-5-a"));
  }

  @Test
  void whyThereIsNoRecourseIsTold() {
    assertThat(attributed("CCIA-8.2.3-b-3b", "2026-11-20", Optional.of("aq")).bears())
        .extracting(one -> one.because().zh())
        .anyMatch(one -> one.contains("与盾和安全公司的协议当日已经到期"));
    assertThat(attributed("CCIA-7.2-b", "2026-04-01", Optional.empty()).bears())
        .extracting(one -> one.because().zh())
        .anyMatch(one -> one.contains("与北郊机房公司的协议当日还没有签订"));
  }

  @Test
  void aPassageThatIsNotThereCitesWhatAsksForIt() {
    Arrangement arrangement = read(TEXT.replace("consent: 第5条", "consent: 第99条"));
    List<Documents.Paragraph> paragraphs =
        IntStream.rangeClosed(1, 40)
            .mapToObj(one -> new Documents.Paragraph("¶" + one, "第" + one + "条 约定"))
            .toList();
    Passages passages =
        Passages.of(arrangement, _ -> new Documents.Reading.Read("0".repeat(64), paragraphs));

    assertThat(Derivation.of(arrangement, passages, CATALOG, RULES).transfers())
        .filteredOn(one -> one.rule().id().equals("passage-missing"))
        .filteredOn(one -> one.about().id().equals("SVC-QJ"))
        .singleElement()
        .satisfies(one -> assertThat(one.clauses()).containsExactly("SEC-7.3-p5"));
  }

  private static List<String> missing(String day, String actor) {
    return attributed("CCIA-8.2.1-b-2", day, Optional.of(actor)).missing().stream()
        .map(one -> one.what().zh())
        .toList();
  }

  private static List<String> work(String clause, String day) {
    return attributed(clause, day, Optional.empty()).work().stream()
        .map(Attribution.Work::organisation)
        .toList();
  }

  private static List<String> doing(Derivation derivation, String clause) {
    return derivation.duties().all().stream()
        .filter(one -> one.service().equals("hy") && one.clause().id().equals(clause))
        .flatMap(one -> one.doing().stream())
        .map(Duty.Doing::organisation)
        .toList();
  }

  private static Attribution attributed(String event, String day, Optional<String> actor) {
    return GROUP.attribute(event, "hy", LocalDate.parse(day), actor, CATALOG, RULES).orElseThrow();
  }

  private static List<String> rules(Derivation derivation) {
    return derivation.transfers().stream().map(one -> one.rule().id()).toList();
  }

  private static List<String> told(Derivation derivation) {
    return derivation.transfers().stream()
        .map(one -> one.rule().id() + " " + one.finding().zh())
        .toList();
  }

  /** The arrangement with one text for the first place of another. */
  private static String once(String text, String other) {
    assertThat(TEXT).contains(text);
    int at = TEXT.indexOf(text);
    return TEXT.substring(0, at) + other + TEXT.substring(at + text.length());
  }

  private static Derivation derived(String text) {
    return Derivation.of(read(text), Passages.NOT_LOOKED, CATALOG, RULES);
  }

  private static Arrangement read(String text) {
    return ArrangementReader.read(text.getBytes(UTF_8), "group.yaml", RULES.roles().ids());
  }

  private static String text() {
    try (InputStream in =
        Optional.ofNullable(
                FuturesGroupTest.class.getResourceAsStream(
                    "/yunheng/responsibility/futures-group.yaml"))
            .orElseThrow()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
