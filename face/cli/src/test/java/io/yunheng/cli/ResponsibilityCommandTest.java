/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Roles and findings as people and programs get them. */
class ResponsibilityCommandTest {
  private static final Path EXAMPLES = GuideTest.ROOT.resolve("examples/responsibility");

  @TempDir private Path place;

  @Test
  void explainsEveryRole() {
    String said =
        Ran.of("responsibility", EXAMPLES.resolve("annex-a2.yaml"), "--lang", "en").exits(12).out();

    assertThat(said)
        .contains("B组织: provider (joint)")
        .contains("CCIA-3.3")
        .contains("software partner");
  }

  @Test
  void tellsAContradictionFromAnAnswer() {
    Ran printed = Ran.of("responsibility", EXAMPLES.resolve("annex-a3-printed.yaml")).exits(12);

    assertThat(printed.out()).contains("C组织").contains("不存在").contains("其自身");
    assertThat(
            Ran.of("responsibility", EXAMPLES.resolve("annex-a3-printed.yaml"), "--json")
                .exits(12)
                .json()
                .path("contradictions"))
        .hasSize(5);
  }

  @Test
  void findsWhatIsWrongWithWhoDoesWhat() {
    Ran ran = Ran.of("responsibility", EXAMPLES.resolve("gov-website.yaml")).exits(12);

    assertThat(ran.out()).contains("云上数据公司：负责").contains("om-site").contains("没有有效协议写清分工");
    JsonNode json =
        Ran.of("responsibility", EXAMPLES.resolve("gov-website.yaml"), "--json").exits(12).json();
    assertThat(json.path("duties").size()).isGreaterThan(400);
    for (JsonNode duty : json.path("duties")) {
      JsonNode people = json.path("people").path(duty.path("people").asInt());
      assertThat(people.path("responsible").isArray()).isTrue();
      assertThat(people.path("doing").isEmpty()).isEqualTo(people.path("responsible").isEmpty());
    }
    assertThat(json.path("people").size()).isBetween(5, 60);
    assertThat(json.path("events").size()).isEqualTo(16);
    JsonNode web = json.path("agreements").get(4).path("terms");
    assertThat(web.get(0).path("place").asString()).isEqualTo("¶3");
    assertThat(web.get(2).path("state").asString()).isEqualTo("absent");
    assertThat(web.get(2).path("sha256").asString()).hasSize(64);
  }

  @Test
  void anArrangementThatSaysNothingIsNoCleanResult() throws IOException {
    Path empty = place.resolve("empty.yaml");
    Files.writeString(
        empty,
        "arrangement: 1\nname: x\nasOf: 2026-11-21\norganisations: []\nservices: []\nacts: []\n");

    Ran.of("responsibility", empty).fails(65, "arrangement-empty");
    Files.writeString(empty, "");
    assertThat(Ran.of("responsibility", empty).fails(65, "arrangement-empty").err())
        .contains("arrangement template");
    Ran.of("responsibility", place).fails(65, "file-is-folder");
  }

  @Test
  void aPartnerWithoutAnAgreementIsTold() {
    assertThat(Ran.of("responsibility", EXAMPLES.resolve("annex-a1.yaml")).exits(12).out())
        .contains("双方之间没有协议")
        .contains("CCIA-5-d1");
  }

  @Test
  void arguesWhoseResponsibilityAnEventIs() {
    Path site = EXAMPLES.resolve("gov-website.yaml");

    assertThat(Ran.of("responsibility", site, "--event", "EVENT-12").exits(0).out())
        .contains("责任划分建议：云上数据公司（云服务商）")
        .contains("CCIA-8.1.2-b-1a");
    assertThat(Ran.of("responsibility", site, "--event", "CCIA-8.2.1-b-2").exits(10).out())
        .contains("云上数据公司转移给安全服务公司，依据《安全服务合同》：当日已经到期（2026-09-30到期）")
        .contains("损失由云上数据公司承担");
    assertThat(
            Ran.of("responsibility", site, "--event", "CCIA-8.2.1-b-2", "--on", "2026-09-30")
                .exits(10)
                .out())
        .contains("依据《安全服务合同》：清楚")
        .contains("都接了这项工作");
    Ran.of("responsibility", site, "--event", "EVENT-99").fails(64, "usage-value");
    Ran.of("responsibility", site, "--event", "EVENT-01", "--on", "2026-13-01")
        .fails(64, "usage-date");
    assertThat(
            Ran.of("responsibility", EXAMPLES.resolve("futures-firm.yaml"), "--event", "EVENT-14")
                .fails(64, "usage-choice")
                .err())
        .contains("db (云数据库)");
    Ran.of("responsibility", site, "--event", "EVENT-01", "--service", "x")
        .fails(64, "usage-value");
  }

  @Test
  void tellsWhatAChangeWouldChange() {
    Path site = EXAMPLES.resolve("gov-website.yaml");

    assertThat(Ran.of("responsibility", site, "--what-if", "model:SaaS").exits(12).out())
        .contains("MLPS-L3-boundary-acl-a");
    assertThat(Ran.of("responsibility", site, "--what-if", "drop:soft-co").exits(12).out())
        .contains("若发生变化：去掉云平台软件公司")
        .contains("－ 云平台软件公司：软件合作者")
        .contains("EVENT-11");
    assertThat(
            Ran.of("responsibility", site, "--what-if", "expire:SLA", "--json")
                .exits(12)
                .json()
                .path("findingsCame"))
        .isNotEmpty();
    for (String wrong : new String[] {"drop:nobody", "model:XaaS", "move", "hand:city>nobody"}) {
      Ran.of("responsibility", site, "--what-if", wrong).fails(64, "usage-value");
    }
  }

  @Test
  void aChangeIsToldInWordsAndOnlyWhereSomethingChanged() {
    Path site = EXAMPLES.resolve("gov-website.yaml");
    Path firm = EXAMPLES.resolve("futures-firm.yaml");

    assertThat(Ran.of("responsibility", site, "--what-if", "drop:运维公司").exits(12).out())
        .contains("若发生变化：去掉运维公司")
        .contains("35项要求：云上数据公司负责，运维公司实施 → 云上数据公司负责并实施")
        .contains("～ 没有写明云上数据公司、安全服务公司从哪里运维政府网站公共云（原来：没有写明云上数据公司、运维公司、驻场分包公司、安全服务公司从哪里运维政府网站公共云）")
        .doesNotContain("om-co", "矛盾", "－ 没有写明云上数据公司、运维公司");
    assertThat(Ran.of("responsibility", firm, "--what-if", "expire:SVC").exits(12).out())
        .contains("若发生变化：不再有《行业云服务合同》")
        .contains("＋ 海川期货公司使用行业云，与云服务商没有在2026-11-21已签署且未到期的协议")
        .contains("？ 《行业云服务合同》没有写明")
        .contains("（协议失效后不再单列，问题没有消除）")
        .doesNotContain("－ ");
    String dropped = Ran.of("responsibility", firm, "--what-if", "drop:hub").exits(12).out();
    assertThat(dropped)
        .contains("－ 行业云：交易所技术公司：云服务商", "－ 云数据库：交易所技术公司：云服务商")
        .contains("＋ 行业云：无人承担：控制硬件")
        .contains("无人负责：没有组织是云服务商");
    assertThat(
            dropped
                .lines()
                .filter(line -> line.contains(" → "))
                .filter(
                    line -> {
                      String[] sides = line.replaceAll("［.*", "").split(" → ", 2);
                      return sides[0].endsWith("：" + sides[1]) || sides[0].equals(sides[1]);
                    }))
        .isEmpty();
  }

  @Test
  void thePageOfAChangeIsInWordsToo() throws IOException {
    Path out = place.resolve("changed");

    Ran.of(
            "responsibility",
            EXAMPLES.resolve("futures-firm.yaml"),
            "--what-if",
            "drop:night",
            "--what-if",
            "expire:SVC",
            "-o",
            out)
        .exits(12);

    assertThat(Files.readString(out.resolve("comparison.html")))
        .contains("去掉夜班公司、不再有《行业云服务合同》")
        .contains("协议失效后不再单列，问题没有消除")
        .doesNotContain("drop:night", "expire:SVC");
    assertThat(Files.readString(out.resolve("comparison.json")))
        .contains("findingsChanged", "findingsUnsettled");
  }

  @Test
  void findingsFromExcelNameSheetAndRow() throws IOException {
    Path book = place.resolve("firm.xlsx");
    Ran.of("arrangement", "convert", EXAMPLES.resolve("futures-firm.yaml"), book).exits(0);

    assertThat(Ran.of("responsibility", book).exits(12).out())
        .contains("驻场公司到夜班公司已是第3层转移")
        .contains("（d-night，“转移”表第4行）")
        .contains("（SVC，“协议”表第2行）");
    JsonNode json = Ran.of("responsibility", book, "--json").exits(12).json();
    assertThat(json.path("sheets").path("delegations").asString()).isEqualTo("转移");
    assertThat(
            Ran.of("responsibility", EXAMPLES.resolve("futures-firm.yaml"), "--json")
                .exits(12)
                .json()
                .has("sheets"))
        .isFalse();
  }

  @Test
  void agreementsWithoutADocumentStandTogetherAndNoneIsLeftOut() throws IOException {
    Path firm = EXAMPLES.resolve("futures-firm.yaml");
    Path out = place.resolve("firm");
    String together = "6份协议没有附文件，所填条款没有核对：《行业云服务合同》（海川期货公司、交易所技术公司）、《机柜租赁合同》";

    String said = Ran.of("responsibility", firm, "-o", out).exits(12).out();

    assertThat(said).contains(together).contains("《迁移实施合同》（海川期货公司、迁移公司）");
    assertThat(said.lines().filter(line -> line.contains("没有附文件"))).hasSize(1);
    assertThat(Files.readString(out.resolve("responsibility.html"))).contains(together);
    try (XWPFDocument document =
        new XWPFDocument(Files.newInputStream(out.resolve("responsibility.docx")))) {
      assertThat(
              document.getTables().stream()
                  .flatMap(table -> table.getRows().stream())
                  .flatMap(row -> row.getTableCells().stream())
                  .map(cell -> cell.getText().replace("\n", "")))
          .anyMatch(text -> text.contains("6份协议没有附文件") && text.contains("《迁移实施合同》"));
    }
  }

  @Test
  void namesStandWithoutBlanksAroundThem() {
    for (String example : new String[] {"gov-website", "futures-firm", "annex-a3-printed"}) {
      assertThat(
              Ran.of("responsibility", EXAMPLES.resolve(example + ".yaml"))
                  .exits(12)
                  .out()
                  .lines()
                  .filter(line -> line.matches(".*\\p{IsHan} \\p{IsHan}.*")))
          .as(example)
          .isEmpty();
    }
  }

  @Test
  void theMatrixHasARowForEachDutyAndAColumnForEachParty() throws IOException {
    Path site = EXAMPLES.resolve("gov-website.yaml");
    Path out = place.resolve("out");

    Ran.of("responsibility", site, "-o", out).exits(12);

    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(out.resolve("matrix.xlsx")))) {
      Sheet sheet = book.getSheet("CCIA");
      assertThat(titles(sheet)).contains("云上数据公司", "驻场分包公司");
      Row row = row(sheet, "CCIA-7.2-b");
      assertThat(cell(sheet, row, "云上数据公司")).isEqualTo("A/S");
      assertThat(cell(sheet, row, "驻场分包公司")).isEqualTo("R");
      assertThat(cell(sheet, row, "某市大数据局")).isEqualTo("S");
      assertThat(cell(sheet, row, "实施（R）")).isEqualTo("云上数据公司 → 运维公司 [OM] → 驻场分包公司 [SUB]");
      assertThat(book.getSheet("事件").getLastRowNum()).isEqualTo(16);
      assertThat(book.getSheet("待约定").getLastRowNum()).isGreaterThan(5);
      assertThat(book.getSheet("MLPS").getLastRowNum()).isEqualTo(46);
    }
    assertThat(Files.readString(out.resolve("responsibility.json"))).startsWith("{\"yunheng\"");
    for (String paper : new String[] {"responsibility.docx", "drafting.docx"}) {
      try (XWPFDocument document = new XWPFDocument(Files.newInputStream(out.resolve(paper)))) {
        assertThat(document.getTables()).hasSizeGreaterThan(5);
        assertThat(document.getProperties().getCoreProperties().getTitle()).isNotBlank();
      }
    }
    Ran.of("responsibility", site, "-o", out).fails(64, "output-exists");
    Ran.of("responsibility", site, "-o", out, "--force", "--lang", "en").exits(12);
  }

  @Test
  void thePageExplainsTheMatrixAndTheEventsAskedFor() throws IOException {
    Path out = place.resolve("page");

    Ran.of(
            "responsibility",
            EXAMPLES.resolve("gov-website.yaml"),
            "--event",
            "CCIA-8.2.1-b-2",
            "-o",
            out)
        .exits(10);

    String page = Files.readString(out.resolve("responsibility.html"));
    assertThat(page)
        .contains("id=\"e-gov-cloud-CCIA-8.2.1-b-2\"")
        .contains("id=\"e-gov-cloud-EVENT-16\"")
        .contains("第二条 工作划分：乙方派两名人员驻场")
        .contains("contracts/web.docx 中没有")
        .doesNotContain("http://", "https://");
  }

  @Test
  void twoArrangementsStandSideBySide() throws IOException {
    Path out = place.resolve("both");

    assertThat(
            Ran.of(
                    "responsibility",
                    EXAMPLES.resolve("annex-a3-printed.yaml"),
                    "--against",
                    EXAMPLES.resolve("annex-a3.yaml"),
                    "-o",
                    out)
                .exits(12)
                .out())
        .contains("D组织 → C组织");
    assertThat(Files.readString(out.resolve("comparison.html")))
        .contains("附录A.3 联合云服务商（公有云），按印刷的字母")
        .contains("附录A.3 联合云服务商（公有云），按正文更正的字母");
    assertThat(Files.readString(out.resolve("comparison.json"))).contains("rolesCame");
  }

  @Test
  void aDocumentOutsideOfTheFolderIsNotRead() throws IOException {
    Files.writeString(place.resolve("secret.txt"), "第2条 口令");
    Path folder = Files.createDirectories(place.resolve("case"));
    Files.createSymbolicLink(folder.resolve("link.txt"), place.resolve("secret.txt"));
    String text =
        """
        arrangement: 1
        name: test
        asOf: 2026-11-21
        organisations: [{id: P, name: 甲}, {id: C, name: 乙}]
        services: [{id: s, name: s}]
        acts: [{organisation: C, does: [uses-service]}]
        agreements:
        - {id: X, parties: [P, C], document: 'DOCUMENT', terms: {supervision: 第2条}}
        """;
    for (String document : new String[] {"../secret.txt", "/etc/passwd", "link.txt", "none.txt"}) {
      Path file = folder.resolve("a.yaml");
      Files.writeString(file, text.replace("DOCUMENT", document));

      assertThat(Ran.of("responsibility", file).exits(12).out())
          .contains("无法读取")
          .doesNotContain("口令");
    }
  }

  private static List<String> titles(Sheet sheet) {
    List<String> titles = new ArrayList<>();
    sheet.getRow(0).forEach(cell -> titles.add(cell.getStringCellValue()));
    return titles;
  }

  private static Row row(Sheet sheet, String id) {
    for (Row row : sheet) {
      if (row.getCell(0).getStringCellValue().equals(id)) {
        return row;
      }
    }
    throw new AssertionError(id);
  }

  private static String cell(Sheet sheet, Row row, String title) {
    return row.getCell(titles(sheet).indexOf(title)).getStringCellValue();
  }

  @Test
  void namesWhatIsWrongInAFile() throws IOException {
    Path file = place.resolve("mine.yaml");
    Files.writeString(
        file,
        Files.readString(EXAMPLES.resolve("annex-a1.yaml")).replace("supplies-room", "rents"));

    assertThat(Ran.of("responsibility", file).fails(65, "data-value-invalid").err())
        .contains("mine.yaml")
        .contains("rents")
        .contains("supplies-room");
    Ran.of("responsibility", place.resolve("none.yaml")).fails(65, "file-missing");
  }
}
