/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.transfer.TransferRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DraftingDocumentTest {
  @TempDir private Path folder;

  @Test
  void everyRuleHasASentenceOrIsToBeLookedUp() {
    DraftingRules drafting = DraftingRules.shipped();
    Set<String> known = new TreeSet<>(drafting.rules().keySet());
    assertThat(known).doesNotContainAnyElementsOf(drafting.checks());
    known.addAll(drafting.checks());
    Set<String> rules = new TreeSet<>(TransferRules.shipped().rules().keySet());
    rules.add("without-split");
    rules.add("split-undated");
    assertThat(known).isEqualTo(rules);
    assertThat(drafting.terms()).containsOnlyKeys(AgreementTerm.values());
    assertThat(drafting.allClauses()).allMatch(id -> Papers.CATALOG.clause(id).isPresent());
  }

  @Test
  void aBookThatLacksSomethingIsRefused() {
    assertThatThrownBy(
            () ->
                DraftingRules.read(
                    "terms: [{term: consent, clauses: [X], say: [{zh: 甲}]}]"
                        .getBytes(StandardCharsets.UTF_8),
                    "drafting.yaml"))
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.faults()).hasSizeGreaterThan(3));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyDelegationAndSharedDutyHasABlock(Language language)
      throws IOException, InterruptedException {
    Derivation derivation = Papers.example("gov-website.yaml");
    Arrangement arrangement = derivation.arrangement();
    try (XWPFDocument paper = written(derivation, language)) {
      for (Delegation one : arrangement.delegations()) {
        String a = arrangement.nameOf(one.from());
        String b = arrangement.nameOf(one.to());
        assertThat(Papers.headings(paper, 2))
            .as(one.id())
            .anyMatch(title -> title.startsWith(a) && title.contains(b));
      }
      assertThat(Papers.headings(paper, 2))
          .anyMatch(title -> title.startsWith("某市大数据局") && title.contains("政务云服务合同"));
      String all = Papers.text(paper.getBodyElements());
      assertThat(all).contains("____").doesNotContain("{a}", "{b}", "{work}", "{agreement}");
    }
  }

  @Test
  void whatIsMissingIsDrafted() throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.example("gov-website.yaml"), Language.ZH)) {
      String move = Papers.text(Papers.under(paper, 2, "某市大数据局与集成迁移公司：没有协议"));
      assertThat(move)
          .contains("甲方将以下实施工作交由乙方进行：迁移", "[CCIA-5-b-2a]".replace('[', '［').replace(']', '］'))
          .contains("双方的工作划分以本协议分工附表为准", "保密期自____年__月__日起", "GOV-7.3.2-f");
      String om = Papers.text(Papers.under(paper, 2, "云上数据公司与运维公司：平台运维合同"));
      assertThat(om)
          .contains("contracts/om.docx", "未写明", "授权")
          .doesNotContain("甲方将以下实施工作交由乙方进行", "未经甲方事先书面同意");
      String sub = Papers.text(Papers.under(paper, 2, "运维公司与驻场分包公司：驻场服务协议"));
      assertThat(sub).contains("早于《驻场服务协议》的签署", "由乙方按____（计算方法或上限）", "甲方有权监督");
      String web = Papers.text(Papers.under(paper, 2, "某市大数据局与网站开发公司：网站开发合同"));
      assertThat(web).contains("contracts/web.docx 中没有所填的条款", "甲方有权监督");
    }
  }

  private static final String SERVICES =
      """
      arrangement: 1
      name: 两项服务
      asOf: 2026-11-21
      organisations: [{id: c, name: 期货公司, institution: futures}, {id: p, name: 云商}, {id: o, name: 运维商}]
      services:
      - {id: main, name: 主云, deployment: public, industry: futures, level: 3}
      - {id: spare, name: 备云, deployment: public, industry: futures, level: 3}
      acts:
      - {organisation: c, service: main, does: [uses-service], toward: [p]}
      - {organisation: c, service: spare, does: [uses-service], toward: [p]}
      - {organisation: p, service: main, does: [manages-operations], toward: [o]}
      - {organisation: p, service: spare, does: [manages-operations], toward: [o]}
      - {organisation: o, service: main, does: [supplies-operations], toward: [p]}
      - {organisation: o, service: spare, does: [supplies-operations], toward: [p]}
      agreements:
      - {id: use, name: 主云合同, parties: [c, p], services: [main], signed: 2026-01-01, validTo: 2027-01-01, terms: {confidentiality: 3}}
      - {id: run, name: 运维合同, parties: [p, o], services: [main], layers: [platform], signed: 2026-01-01, validFrom: 2027-02-01, validTo: 2028-01-01, terms: {work-division: 1, accountability: 2, supervision: 3}}
      delegations: [{id: d, service: spare, from: p, to: o, layers: [platform], agreement: run, since: 2027-02-01}]
      """;

  @Test
  void anAgreementOnAnotherServiceIsNotDraftedInto() throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.of(SERVICES), Language.ZH)) {
      assertThat(Papers.text(Papers.under(paper, 2, "期货公司与云商：没有协议")))
          .contains("服务名称：备云", "所缺协议涉及的服务", "SEC-6.4.2-p1b")
          .doesNotContain("SEC-6.3");
      assertThat(Papers.text(Papers.under(paper, 2, "期货公司与云商：主云合同")))
          .contains("SEC-6.4.2-p1b")
          .doesNotContain("服务名称", "SEC-6.3");
    }
  }

  @Test
  void anAgreementIsExtendedByWhatItLacksAndNotRenewedBeforeItBegins()
      throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.of(SERVICES), Language.ZH)) {
      assertThat(Papers.text(Papers.under(paper, 2, "云商与运维商：运维合同")))
          .contains("《运维合同》的服务范围增加备云；")
          .doesNotContain("续期至");
    }
  }

  private static final String TRADER =
      """
      arrangement: 1
      name: 一家贸易公司和一家期货公司
      asOf: 2026-11-21
      organisations: [{id: c, name: 贸易公司, institution: other}, {id: f, name: 期货公司, institution: futures}, {id: p, name: 云商, institution: other}]
      services: [{id: s, name: 公共云, model: IaaS, deployment: public, industry: futures, level: 3}]
      acts:
      - {organisation: c, does: [uses-service], toward: [p]}
      - {organisation: f, does: [uses-service], toward: [p]}
      - {organisation: p, does: [uses-telecom-resources, confirms-resource-requests, signs-with-customers], toward: [c, f]}
      - {organisation: p, does: [manages-operations, decides-hardware, owns-hardware]}
      agreements:
      - {id: cp, name: 贸易云合同, parties: [c, p], services: [s], supplier: p, signed: 2026-01-01, validFrom: 2026-01-01, validTo: 2027-01-01, terms: {confidentiality: 第3条}, contents: {purpose: 第1条}}
      - {id: fp, name: 期货云合同, parties: [f, p], services: [s], supplier: p, signed: 2025-01-01, validFrom: 2025-01-01, validTo: 2027-01-01, terms: {confidentiality: 第3条}, contents: {purpose: 第1条}}
      """;

  @ParameterizedTest
  @EnumSource(Language.class)
  void aCustomerThatIsNoInstitutionOfTheSectorGetsNoneOfItsClauses(Language language)
      throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.of(TRADER), language)) {
      String title =
          Papers.headings(paper, 2).stream()
              .filter(one -> one.contains("贸易云合同"))
              .findFirst()
              .orElseThrow();
      assertThat(Papers.text(Papers.under(paper, 2, title)))
          .contains("CCIA-6.5-a", "MLPS-L3-csp-b")
          .doesNotContain("SEC-");
    }
  }

  @Test
  void whatWouldChangeWithTheKindOfInstitutionIsNoted() throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.of(TRADER), Language.ZH)) {
      assertThat(Papers.text(Papers.under(paper, 2, "贸易公司与云商：贸易云合同")))
          .contains(
              "贸易公司是其他机构。《证券期货业云规范》对客户的要求只约束证券基金经营机构、期货经营机构、市场核心机构",
              "贸易公司如果属于其中一类，《证券期货业云规范》还要求约定：",
              "配合参加行业应急演练");
      assertThat(Papers.text(Papers.under(paper, 2, "期货公司与云商：期货云合同")))
          .contains("SEC-6.4.3-5", "SEC-6.4.1-p2a")
          .doesNotContain("适用范围", "SEC-6.3", "GOV-");
    }
  }

  @Test
  void anInstitutionThatIsNotToldKeepsTheClausesAndSaysSo()
      throws IOException, InterruptedException {
    String untold = TRADER.replace("贸易公司, institution: other", "贸易公司");
    try (XWPFDocument paper = written(Papers.of(untold), Language.ZH)) {
      assertThat(Papers.text(Papers.under(paper, 2, "贸易公司与云商：贸易云合同")))
          .contains("SEC-6.4.3-5", "没有写明贸易公司的机构类型。《证券期货业云规范》对客户的要求只约束");
    }
  }

  @Test
  void theDeploymentDecidesWhichParagraphsAreCited() throws IOException, InterruptedException {
    String institutions =
        TRADER
            .replace("贸易公司, institution: other", "贸易公司, institution: securities")
            .replace("云商, institution: other", "云商, institution: market-core");
    for (String deployment : new String[] {"community", "private"}) {
      String text = institutions.replace("deployment: public", "deployment: " + deployment);
      try (XWPFDocument paper = written(Papers.of(text), Language.ZH)) {
        assertThat(Papers.text(Papers.under(paper, 2, "期货公司与云商：期货云合同")))
            .as(deployment)
            .contains("SEC-6.3.3-5")
            .doesNotContain("SEC-6.4");
      }
    }
  }

  @Test
  void whatIsAddedIsToldAgainstWhatTheAgreementHolds() throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.of(TRADER), Language.ZH)) {
      assertThat(Papers.text(Papers.under(paper, 2, "期货公司与云商：期货云合同")))
          .contains("业务用途\t第1条", "配合参加行业应急演练\t未写明", "以下条款补充到《期货云合同》（fp）")
          .doesNotContain("甲方使用乙方的云服务开展以下业务");
    }
    String half =
        SERVICES
            .replace(
                "services: [main], layers: [platform]",
                "services: [spare], layers: [infrastructure]")
            .replace(
                "to: o, layers: [platform]",
                "to: o, layers: [infrastructure, platform], stages: [build, migration]");
    try (XWPFDocument paper = written(Papers.of(half), Language.ZH)) {
      assertThat(Papers.text(Papers.under(paper, 2, "云商与运维商：运维合同")))
          .contains("《运维合同》现写明的范围是备云；基础设施层，不包括平台层。《运维合同》的服务范围增加平台层；");
    }
  }

  @Test
  void workThatNamesNoAgreementIsDraftedUnderTheOneOfItsParties()
      throws IOException, InterruptedException {
    String unnamed =
        SERVICES
            .replace("services: [main], layers", "services: [spare], layers")
            .replace(", agreement: run", "");
    try (XWPFDocument paper = written(Papers.of(unnamed), Language.ZH)) {
      assertThat(Papers.text(Papers.under(paper, 2, "云商与运维商：运维合同")))
          .contains("没有写明云商把实施工作转移给运维商依据哪一份协议", "写明据以转移的协议")
          .doesNotContain("甲方将以下实施工作交由乙方进行");
    }
  }

  @Test
  void consentToHandingOnIsDraftedWhereADocumentAsksForIt()
      throws IOException, InterruptedException {
    String futures =
        """
        arrangement: 1
        name: 期货
        asOf: 2026-11-21
        organisations: [{id: c, name: 期货公司}, {id: p, name: 云商}, {id: o, name: 运维商}]
        services: [{id: s, name: 云, deployment: public, industry: futures, level: 3}]
        acts:
        - {organisation: c, does: [uses-service], toward: [p]}
        - {organisation: p, does: [manages-operations], toward: [o]}
        agreements:
        - {id: main, name: 主合同, parties: [c, p], signed: 2026-01-01, validTo: 2027-01-01, terms: {confidentiality: 3}}
        delegations: [{id: d, from: p, to: o, layers: [platform]}]
        """;
    try (XWPFDocument paper = written(Papers.of(futures), Language.ZH)) {
      assertThat(Papers.text(Papers.under(paper, 2, "期货公司与云商：主合同")))
          .contains("未经甲方事先书面同意", "［SEC-7.4.3-6、CCIA-5-b-1］", "同意再转移\t未写明\t")
          .doesNotContain("SEC-7.3-p5", "GOV-", "保密期自____年__月__日起，覆盖整个服务期");
    }
  }

  @Test
  void sharedDutiesGetARowEachToFillIn() throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.example("gov-website.yaml"), Language.ZH)) {
      XWPFTable schedule = Papers.tables(Papers.under(paper, 2, "云上数据公司与集成迁移公司：没有协议")).getLast();
      assertThat(schedule.getRows()).hasSize(11);
      for (XWPFTableRow row : schedule.getRows().subList(1, 11)) {
        assertThat(Papers.cell(row, 0)).startsWith("GOV-");
        assertThat(Papers.cell(row, 2)).contains("□负责");
      }
    }
  }

  @Test
  void anAgreementWithoutADocumentSaysSo() throws IOException, InterruptedException {
    Derivation derivation =
        Papers.of(
            """
            arrangement: 1
            name: 一
            asOf: 2026-11-21
            organisations: [{id: c, name: 客户}, {id: p, name: 商}]
            services: [{id: s, name: 云}]
            acts: [{organisation: c, does: [uses-service], toward: [p]}]
            agreements:
            - {id: X, name: 合同, parties: [c, p], terms: {work-division: 第1条}}
            """);
    try (XWPFDocument paper = written(derivation, Language.ZH)) {
      assertThat(Papers.text(Papers.under(paper, 2, "客户与商：合同"))).contains("未核对", "是否有效未知");
    }
  }

  private XWPFDocument written(Derivation derivation, Language language)
      throws IOException, InterruptedException {
    Path file = folder.resolve("drafting.docx");
    DraftingDocument.write(derivation, Papers.CATALOG, language, file);
    return Papers.read(file);
  }
}
