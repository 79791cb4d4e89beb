/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.catalog.Clause;
import io.yunheng.fault.Language;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsibilityDocumentTest {
  private static final int COLUMNS = 7;

  @TempDir private Path folder;

  @Test
  void whoIsInterruptedWritesNothing() {
    Derivation derivation = Papers.example("gov-website.yaml");
    Path file = folder.resolve("paper");
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> ResponsibilityDocument.write(derivation, Papers.CATALOG, Language.ZH, true, file))
        .isInstanceOf(InterruptedException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> DraftingDocument.write(derivation, Papers.CATALOG, Language.ZH, file))
        .isInstanceOf(InterruptedException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> MatrixWorkbook.write(derivation, Papers.CATALOG, Language.ZH, file))
        .isInstanceOf(InterruptedException.class);
    assertThat(folder).as("nothing, not even half a file").isEmptyDirectory();
    assertThat(Thread.interrupted()).as("it was told by the exception").isFalse();
  }

  @Test
  void theTableSaysWhoIsResponsibleAndWhichWayTheWorkTakes()
      throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.example("gov-website.yaml"), Language.ZH)) {
      XWPFTableRow row = duty(paper, "责任划分", "CCIA-7.2-b");
      assertThat(Papers.cell(row, 2)).isEqualTo("云上数据公司（云服务商）");
      assertThat(Papers.cell(row, 3)).isEqualTo("云上数据公司 → 运维公司（平台运维合同） → 驻场分包公司（驻场服务协议）");
      assertThat(Papers.cell(row, 4)).contains("某市大数据局", "云上数据公司", "运维公司");
      assertThat(Papers.text(Papers.under(paper, 3, "第7章 基础设施层安全责任分工与实施")))
          .contains("CCIA-7.2-b")
          .doesNotContain("CCIA-8.", "CCIA-6.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gov-website.yaml, ZH",
    "gov-website.yaml, EN",
    "annex-a1.yaml, ZH",
    "annex-a2.yaml, EN",
    "annex-a3.yaml, ZH",
    "annex-a3-printed.yaml, EN"
  })
  void everyDutyIsInTheDivisionOnce(String example, Language language)
      throws IOException, InterruptedException {
    Derivation derivation = Papers.example(example);
    try (XWPFDocument paper = written(derivation, language)) {
      String title = language == Language.ZH ? "责任划分" : "Division of responsibility";
      List<String> shown = new ArrayList<>();
      duties(paper, title).forEach(row -> shown.add(Papers.cell(row, 0)));
      assertThat(shown)
          .containsExactlyInAnyOrderElementsOf(
              derivation.duties().all().stream().map(Duty::clause).map(Clause::id).toList());
    }
  }

  @Test
  void headingsAreHeadingsAndPagesTurn() throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.example("gov-website.yaml"), Language.ZH)) {
      assertThat(paper.getStyles().getStyle("Heading1").getName()).isEqualTo("heading 1");
      assertThat(Papers.headings(paper, 1))
          .containsExactly("各方及其角色", "存在的问题", "责任划分", "各方分册", "安全事件责任划分建议");
      assertThat(Papers.headings(paper, 2)).contains("T/CCIA 004-2024 责任划分规则", "驻场分包公司");
      String body = paper.getDocument().getBody().xmlText();
      assertThat(body).contains("TOC \\o \"1-2\"", "w:orient=\"landscape\"");
      assertThat(paper.getFooterList().getFirst().getText()).contains("第", "页 共");
      assertThat(paper.getFooterList().getFirst()._getHdrFtr().xmlText())
          .contains("NUMPAGES", "PAGE");
    }
  }

  @ParameterizedTest
  @CsvSource({"ZH", "EN"})
  void headsRepeatAndRowsStayWhole(Language language) throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.example("annex-a2.yaml"), language)) {
      assertThat(paper.getTables()).hasSizeGreaterThan(20);
      for (XWPFTable table : paper.getTables()) {
        assertThat(table.getRow(0).isRepeatHeader()).isTrue();
        assertThat(table.getRows()).allMatch(XWPFTableRow::isCantSplitRow);
      }
    }
  }

  @Test
  void theGravestComesFirstWithItsCureAndWhoBearsTheLoss()
      throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.example("gov-website.yaml"), Language.ZH)) {
      XWPFTable table = Papers.tables(Papers.under(paper, 1, "存在的问题")).getFirst();
      List<String> states =
          table.getRows().stream().skip(1).map(row -> Papers.cell(row, 1)).toList();
      assertThat(states).startsWith("违反").endsWith("待核实").isNotEmpty();
      assertThat(table.getText()).contains("工作开始之前签订协议", "损失由 某市大数据局 承担");
    }
  }

  @Test
  void aPartyIsHandedItsOwnPages() throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.example("gov-website.yaml"), Language.ZH)) {
      String own = Papers.text(Papers.under(paper, 2, "驻场分包公司"));
      assertThat(own)
          .contains("没有认定的角色", "为云上数据公司实施，依据《驻场服务协议》", "CCIA-7.2-b")
          .doesNotContain("负责（A）\n");
      assertThat(Papers.text(Papers.under(paper, 2, "某市大数据局"))).contains("监督云上数据公司", "与其有关的问题");
    }
  }

  @Test
  void eventsSayWhoIsResponsibleUnderWhichAgreement() throws IOException, InterruptedException {
    try (XWPFDocument paper = written(Papers.example("gov-website.yaml"), Language.ZH)) {
      XWPFTable table = Papers.tables(Papers.under(paper, 1, "安全事件责任划分建议")).getFirst();
      assertThat(table.getRows()).hasSize(17);
      assertThat(table.getText()).contains("某市大数据局 → 网站开发公司（网站开发合同）", "可以判定");
    }
  }

  @Test
  void namesFromOutsideDoNoHarm() throws IOException, InterruptedException {
    String hostile = "坏\\x01名\\u202E<w:p/>&amp; _x000A_ \\uFFFF";
    String endless = "很长的名字".repeat(700);
    String yaml =
        """
        arrangement: 1
        name: "%1$s"
        asOf: 2026-11-21
        organisations:
        - {id: a, name: "%1$s"}
        - {id: b, name: "%2$s"}
        services:
        - {id: s, name: "%1$s"}
        acts:
        - {organisation: a, does: [uses-service], toward: [b]}
        - {organisation: b, does: [uses-telecom-resources, signs-with-customers], toward: [a]}
        delegations:
        - {id: d, from: a, to: b, layers: [platform]}
        """
            .formatted(hostile, endless);
    Derivation derivation = Papers.of(yaml);
    for (Language language : Language.values()) {
      try (XWPFDocument paper = written(derivation, language)) {
        String text = paper.getTables().getFirst().getText() + paper.getTables().get(1).getText();
        assertThat(text).contains("坏\\u0001名\\u202E<w:p/>&amp; _x000A_ \\uFFFF");
        assertThat(Papers.headings(paper, 2)).allMatch(one -> one.length() < 60);
      }
      Path drafting = folder.resolve("drafting.docx");
      DraftingDocument.write(derivation, Papers.CATALOG, language, drafting);
      try (XWPFDocument paper = Papers.read(drafting)) {
        assertThat(Papers.headings(paper, 2).getFirst()).contains("\\u0001", "…");
      }
    }
  }

  @Test
  void manyPartiesAreCountedInsteadOfNamed() throws IOException, InterruptedException {
    StringBuilder yaml =
        new StringBuilder(
            """
            arrangement: 1
            name: 很多
            asOf: 2026-11-21
            organisations:
            - {id: c, name: 客户}
            - {id: p, name: 商}
            """);
    List<Integer> many = IntStream.range(0, 41).boxed().toList();
    many.forEach(i -> yaml.append("- {id: o%d, name: 合作者%d}%n".formatted(i, i)));
    yaml.append(
        """
        services:
        - {id: s, name: 云}
        acts:
        - {organisation: c, does: [uses-service], toward: [p]}
        - {organisation: p, does: [uses-telecom-resources, signs-with-customers], toward: [c]}
        """);
    many.forEach(
        i ->
            yaml.append(
                "- {organisation: o%d, does: [supplies-operations], toward: [p]}%n".formatted(i)));
    Derivation derivation = Papers.of(yaml.toString());
    try (XWPFDocument paper = written(derivation, Language.ZH)) {
      assertThat(Papers.text(Papers.under(paper, 1, "各方分册"))).contains("43 个组织");
      assertThat(Papers.headings(paper, 2)).doesNotContain("合作者1");
      assertThat(Papers.cell(duty(paper, "责任划分", "CCIA-6.5-c-3"), 2))
          .contains("合作者7", "… (41)")
          .doesNotContain("合作者8");
    }
  }

  @Test
  void theSameDerivationGivesTheSameBytes() throws IOException, InterruptedException {
    Derivation derivation = Papers.example("annex-a1.yaml");
    Path once = folder.resolve("once.docx");
    Path again = folder.resolve("again.docx");
    ResponsibilityDocument.write(derivation, Papers.CATALOG, Language.EN, true, once);
    ResponsibilityDocument.write(derivation, Papers.CATALOG, Language.EN, true, again);
    assertThat(again).hasSameBinaryContentAs(once);
    try (ZipFile zip = new ZipFile(once.toFile())) {
      LocalDateTime day = derivation.arrangement().asOf().atStartOfDay();
      assertThat(zip.stream().map(ZipEntry::getTimeLocal)).containsOnly(day);
      String core =
          new String(
              zip.getInputStream(zip.getEntry("docProps/core.xml")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(core.split(day.toLocalDate() + "T00:00:00Z", -1)).hasSize(3);
    }
    DraftingDocument.write(derivation, Papers.CATALOG, Language.EN, once);
    DraftingDocument.write(derivation, Papers.CATALOG, Language.EN, again);
    assertThat(again).hasSameBinaryContentAs(once);
    assertThat(Files.size(once)).isPositive();
  }

  @Test
  void everyPartOfTheFileHoldsWhatItSays() throws Exception {
    Path file = folder.resolve("whole.docx");
    ResponsibilityDocument.write(
        Papers.example("annex-a1.yaml"), Papers.CATALOG, Language.ZH, true, file);
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultNSInstance();
    Map<String, String> roots = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        roots.put(
            entry.getName(),
            parsers
                .newDocumentBuilder()
                .parse(zip.getInputStream(entry))
                .getDocumentElement()
                .getLocalName());
      }
    }
    assertThat(roots)
        .containsEntry("word/fontTable.xml", "fonts")
        .containsEntry("word/styles.xml", "styles")
        .containsEntry("word/settings.xml", "settings")
        .containsEntry("word/numbering.xml", "numbering")
        .containsEntry("word/footer1.xml", "ftr")
        .containsEntry("word/document.xml", "document");
  }

  private XWPFDocument written(Derivation derivation, Language language)
      throws IOException, InterruptedException {
    Path file = folder.resolve("responsibility.docx");
    ResponsibilityDocument.write(derivation, Papers.CATALOG, language, true, file);
    return Papers.read(file);
  }

  private static List<XWPFTableRow> duties(XWPFDocument paper, String title) {
    return Papers.tables(Papers.under(paper, 1, title)).stream()
        .flatMap(table -> table.getRows().stream())
        .filter(row -> row.getTableCells().size() == COLUMNS && !row.isRepeatHeader())
        .toList();
  }

  private static XWPFTableRow duty(XWPFDocument paper, String title, String id) {
    return duties(paper, title).stream()
        .filter(row -> Papers.cell(row, 0).equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id));
  }
}
