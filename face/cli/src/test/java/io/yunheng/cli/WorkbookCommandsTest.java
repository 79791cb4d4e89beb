/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.cli.ExampleCase.Edit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The workbook goes out, is edited by people, and comes back. */
class WorkbookCommandsTest {
  private static final String OPEN_ITEM = "MLPS-L3-network-c";
  private static final String BAD_ITEM = "MLPS-L3-identity-a";
  private static final String PLATFORM = "platform";

  @TempDir private Path place;
  private ExampleCase example;
  private Path book;
  private Path out;

  @BeforeEach
  void exportBook() throws IOException {
    example = ExampleCase.in(place);
    book = place.resolve("book.xlsx");
    out = place.resolve("out");
    Ran.of("workbook", "export", example.folder(), "-o", book).exits(0);
  }

  @Test
  void anUntouchedBookChangesNothing() throws IOException {
    JsonNode merged = merge(book, "张三", 0);

    assertThat(merged.path("written").intValue()).isZero();
    assertThat(merged.path("missing").intValue()).isZero();
    assertThat(example.folder().resolve("workbook/records.jsonl")).doesNotExist();
  }

  @Test
  void whatAPersonFillsInDecidesWhatTheMachineCouldNot() throws IOException {
    assess();
    assertThat(verdict(OPEN_ITEM)).isEqualTo("indeterminate");
    ExampleCase.edit(
        book, Edit.of(OPEN_ITEM, PLATFORM, "判定", "符合", "结果记录", "访谈安全主管，能力满足需要", "证据索引", "F-07"));

    assertThat(merge(book, "张三", 0).path("written").intValue()).isEqualTo(1);
    assess();

    assertThat(verdict(OPEN_ITEM)).isEqualTo("compliant");
    assertThat(ExampleCase.item(out, OPEN_ITEM).toString())
        .contains("访谈安全主管，能力满足需要")
        .contains("F-07")
        .contains("张三");
  }

  @Test
  void theMachineIsOverruledOnlyWithAReason() throws IOException {
    ExampleCase.edit(book, Edit.of(BAD_ITEM, PLATFORM, "判定", "符合", "结果记录", "已查"));

    Ran refused = Ran.of("workbook", "merge", example.folder(), book, "--who", "张三");
    refused.fails(65, "workbook-reason-missing");
    assertThat(example.folder().resolve("workbook/records.jsonl")).doesNotExist();

    ExampleCase.edit(book, Edit.of(BAD_ITEM, PLATFORM, "改判理由", "现场出示了接口文档"));
    assertThat(merge(book, "张三", 0).path("written").intValue()).isEqualTo(1);
    assess();
    assertThat(verdict(BAD_ITEM)).isEqualTo("compliant");
    assertThat(ExampleCase.item(out, BAD_ITEM).toString()).contains("现场出示了接口文档");
  }

  @Test
  void twoPeopleWhoDisagreeAreBothKept() throws IOException {
    Path other = Files.copy(book, place.resolve("other.xlsx"));
    ExampleCase.edit(book, Edit.of(OPEN_ITEM, PLATFORM, "判定", "符合", "结果记录", "甲的记录"));
    ExampleCase.edit(
        other,
        Edit.of(OPEN_ITEM, PLATFORM, "判定", "部分符合", "结果记录", "乙的记录"),
        Edit.of("MLPS-L3-location-a", "site:bj-yz", "结果记录", "乙看过机房"));

    merge(book, "甲", 0);
    JsonNode second = merge(other, "乙", 10);

    assertThat(second.path("written").intValue()).as("what nobody else wrote").isEqualTo(1);
    assertThat(second.path("conflicts")).hasSize(2);
    assertThat(second.path("conflicts").toString()).contains("甲的记录").contains("乙的记录");
    assertThat(Files.readString(example.folder().resolve("workbook/records.jsonl")))
        .contains("甲的记录")
        .contains("乙的记录")
        .contains("乙看过机房");
    assertThat(merge(other, "乙", 10).path("written").intValue())
        .as("merged again nothing is doubled")
        .isZero();
  }

  @Test
  void aDisagreementStaysVisibleUntilSomebodySettlesIt() throws IOException {
    Path other = Files.copy(book, place.resolve("other.xlsx"));
    ExampleCase.edit(book, Edit.of(OPEN_ITEM, PLATFORM, "判定", "符合"));
    ExampleCase.edit(other, Edit.of(OPEN_ITEM, PLATFORM, "判定", "部分符合"));
    merge(book, "甲", 0);
    merge(other, "乙", 10);
    assess();

    assertThat(verdict(OPEN_ITEM)).as("nobody was first").isEqualTo("indeterminate");
    assertThat(ExampleCase.item(out, OPEN_ITEM).path("objects").get(0).path("basis").stringValue())
        .isEqualTo("disputed");
    JsonNode conflict = conflicts().getLast();
    assertThat(conflict.path("item").stringValue()).isEqualTo(OPEN_ITEM);
    assertThat(conflict.path("claims").toString())
        .contains("甲", "\"compliant\"", "乙", "\"partial\"");
    assertThat(Files.readString(out.resolve("report.html"))).contains("来源不一致", "填“符合”", "填“部分符合”");

    Path next = place.resolve("next.xlsx");
    Ran.of("workbook", "export", example.folder(), "-o", next).exits(0);
    assertThat(ExampleCase.cell(next, OPEN_ITEM, PLATFORM, "判定")).isEmpty();
    assertThat(ExampleCase.cell(next, OPEN_ITEM, PLATFORM, "填写情况"))
        .contains("来源不一致", "甲", "填“符合”", "乙", "填“部分符合”");

    ExampleCase.edit(next, Edit.of(OPEN_ITEM, PLATFORM, "判定", "符合"));
    merge(next, "丙", 0);
    assess();
    assertThat(verdict(OPEN_ITEM)).isEqualTo("compliant");
    assertThat(conflicts()).isEmpty();
    assertThat(ExampleCase.item(out, OPEN_ITEM).toString()).contains("丙");
  }

  @Test
  void whoeverAddsARecordIsNotTheAuthorOfAnothersVerdict() throws IOException {
    ExampleCase.edit(book, Edit.of(OPEN_ITEM, PLATFORM, "判定", "符合"));
    merge(book, "甲", 0);
    Path next = place.resolve("next.xlsx");
    Ran.of("workbook", "export", example.folder(), "-o", next).exits(0);
    ExampleCase.edit(next, Edit.of(OPEN_ITEM, PLATFORM, "结果记录", "补充访谈记录"));
    merge(next, "乙", 0);
    assess();

    JsonNode authors =
        ExampleCase.item(out, OPEN_ITEM).path("objects").get(0).path("record").path("authors");
    assertThat(authors.path("verdict").path("who").stringValue()).isEqualTo("甲");
    assertThat(authors.path("result").path("who").stringValue()).isEqualTo("乙");
    Ran.of("workbook", "export", example.folder(), "-o", next, "--force").exits(0);
    assertThat(ExampleCase.cell(next, OPEN_ITEM, PLATFORM, "填写情况")).contains("判定：甲", "结果记录：乙");
  }

  @Test
  void aPersonConfirmsOrRejectsAHighRiskCase() throws IOException {
    assess();
    JsonNode proposed = risk(0);
    String id = proposed.path("id").stringValue();
    assertThat(proposed.path("state").stringValue()).isEqualTo("suspected");
    assertThat(Files.readString(out.resolve("report.html"))).contains("疑似高风险问题");

    ExampleCase.editRisk(book, id, "人工确认", "不构成高风险问题");
    Ran.of("workbook", "merge", example.folder(), book, "--who", "甲")
        .fails(65, "workbook-reason-missing");
    ExampleCase.editRisk(book, id, "人工确认", "高风险问题");
    assertThat(merge(book, "甲", 0).path("written").intValue()).isEqualTo(1);
    assertThat(merge(book, "甲", 0).path("written").intValue()).isZero();
    assess();
    assertThat(risk(0).path("state").stringValue()).isEqualTo("confirmed");
    assertThat(risk(0).path("judgements").toString()).contains("甲");

    Path other = place.resolve("other.xlsx");
    Ran.of("workbook", "export", example.folder(), "-o", other).exits(0);
    assertThat(ExampleCase.riskCell(other, id, "人工确认")).isEqualTo("高风险问题");
    ExampleCase.editRisk(other, id, "人工确认", "不构成高风险问题", "确认或否定的理由", "已有旁路防护");
    merge(other, "乙", 0);
    assess();
    assertThat(risk(0).path("state").stringValue())
        .as("somebody who knew what was said before replaces it")
        .isEqualTo("rejected");
    assertThat(Files.readString(out.resolve("report.html"))).contains("不构成高风险问题", "已有旁路防护", "乙");
  }

  @Test
  void aRenamedColumnOfTheHighRiskCasesIsTold() throws IOException {
    assess();
    ExampleCase.editRisk(
        book, risk(0).path("id").stringValue(), "人工确认", "不构成高风险问题", "确认或否定的理由", "已有旁路防护");
    Path renamed = Files.copy(book, place.resolve("renamed.xlsx"));
    ExampleCase.renameRiskColumn(renamed, "人工确认", "我的结论");
    Ran.of("workbook", "merge", example.folder(), renamed, "--who", "甲")
        .fails(65, "register-column-missing");
    assertThat(merge(book, "甲", 0).path("written").intValue()).isEqualTo(1);
  }

  @Test
  void peopleWhoDisagreeAboutAHighRiskCaseLeaveItSuspected() throws IOException {
    assess();
    String id = risk(0).path("id").stringValue();
    Path other = Files.copy(book, place.resolve("other.xlsx"));
    ExampleCase.editRisk(book, id, "人工确认", "高风险问题");
    ExampleCase.editRisk(other, id, "人工确认", "不构成高风险问题", "确认或否定的理由", "已有旁路防护");
    merge(book, "甲", 0);
    assertThat(merge(other, "乙", 10).path("conflicts").toString()).contains(id, "confirmed");
    assess();
    assertThat(risk(0).path("state").stringValue()).isEqualTo("disputed");
    Path next = place.resolve("next.xlsx");
    Ran.of("workbook", "export", example.folder(), "-o", next).exits(0);
    assertThat(ExampleCase.riskCell(next, id, "人工确认")).isEmpty();
    assertThat(ExampleCase.riskCell(next, id, "填写情况")).contains("甲", "乙", "已有旁路防护");
    ExampleCase.editRisk(next, id, "人工确认", "高风险问题");
    merge(next, "丙", 0);
    assess();
    assertThat(risk(0).path("state").stringValue()).isEqualTo("confirmed");
  }

  private List<JsonNode> conflicts() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    result().path("conflicts").forEach(all::add);
    return all;
  }

  private JsonNode risk(int place) throws IOException {
    List<JsonNode> present = new ArrayList<>();
    for (JsonNode risk : result().path("highRisks")) {
      if (risk.path("present").booleanValue()) {
        present.add(risk);
      }
    }
    return present.get(place);
  }

  private JsonNode result() throws IOException {
    return JsonMapper.shared().readTree(Files.readAllBytes(out.resolve("result.json")));
  }

  @Test
  void peopleWhoMergeAtTheSameMomentLoseNothing() throws IOException, InterruptedException {
    String[] items = {OPEN_ITEM, BAD_ITEM, "MLPS-L3-network-a", "MLPS-L3-audit-b"};
    List<Process> merging = new ArrayList<>();
    for (String item : items) {
      Path own = Files.copy(book, place.resolve(item + ".xlsx"));
      ExampleCase.edit(own, Edit.of(item, PLATFORM, "结果记录", "记录：" + item));
      merging.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Yunheng.class.getName(),
                  "workbook",
                  "merge",
                  example.folder().toString(),
                  own.toString(),
                  "--who",
                  item)
              .redirectErrorStream(true)
              .start());
    }
    for (Process process : merging) {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    }

    assertThat(Files.readString(example.folder().resolve("workbook/records.jsonl")))
        .contains(Arrays.stream(items).map(item -> "记录：" + item).toList());
  }

  @Test
  void theWholeRoundTripLosesNothing() throws IOException {
    ExampleCase.edit(
        book,
        Edit.of(OPEN_ITEM, PLATFORM, "判定", "部分符合", "结果记录", "第一行\n第二行 “引号” =1+1", "证据索引", "A;B"));
    merge(book, "张三", 0);
    Path again = place.resolve("again.xlsx");
    Ran.of("workbook", "export", example.folder(), "-o", again).exits(0);

    assertThat(merge(again, "李四", 0).path("written").intValue()).isZero();
    try (XSSFWorkbook opened = ExampleCase.opened(again)) {
      StringBuilder cells = new StringBuilder();
      opened
          .getSheet("测评记录")
          .forEach(row -> row.forEach(cell -> cells.append(cell.toString()).append('\n')));
      assertThat(cells.toString()).contains("第一行\n第二行 “引号” =1+1").contains("A;B").contains("张三");
    }
  }

  @Test
  void aBookOfAnotherCaseOrWithFormulasIsRefused() throws IOException {
    ExampleCase.edit(book, Edit.of(OPEN_ITEM, PLATFORM, "判定", "大概符合"));
    Ran refused = Ran.of("workbook", "merge", example.folder(), book, "--who", "张三").exits(65);
    assertThat(refused.err()).contains("[register-word-invalid]").contains("大概符合");

    ExampleCase.edit(book, Edit.of(OPEN_ITEM, PLATFORM, "判定", ""));
    example.replace("case.yaml", "示例政务云", "另一朵云");
    Ran.of("workbook", "merge", example.folder(), book, "--who", "张三")
        .fails(65, "workbook-foreign");

    Path foreign = place.resolve("foreign.xlsx");
    try (XSSFWorkbook empty = new XSSFWorkbook();
        OutputStream written = Files.newOutputStream(foreign)) {
      empty.createSheet("Sheet1");
      empty.write(written);
    }
    assertThat(
            Ran.of("workbook", "merge", example.folder(), foreign, "--who", "张三").exits(65).err())
        .contains("foreign.xlsx");
  }

  @Test
  void aFormulaIsRefusedWhereItStands() throws IOException {
    try (XSSFWorkbook opened = ExampleCase.opened(book)) {
      opened.getSheet("测评记录").getRow(3).getCell(15).setCellFormula("HYPERLINK(\"http://x\")");
      try (OutputStream written = Files.newOutputStream(book)) {
        opened.write(written);
      }
    }

    Ran refused = Ran.of("workbook", "merge", example.folder(), book, "--who", "张三");

    refused.fails(65, "register-formula");
    assertThat(refused.err()).contains("测评记录").contains("4").contains("P");
  }

  @Test
  void anAssessmentBeforeAndOneAfterAreCompared() throws IOException {
    assess();
    Path before = place.resolve("before");
    Files.move(out, before);
    ExampleCase.edit(
        book,
        Edit.of(OPEN_ITEM, PLATFORM, "判定", "符合", "结果记录", "已访谈"),
        Edit.of(BAD_ITEM, PLATFORM, "判定", "符合", "结果记录", "已查", "改判理由", "有文档"));
    merge(book, "张三", 0);
    assess();

    String said = Ran.of("diff", before, out, "--lang", "en").exits(0).out();

    assertThat(said).contains(OPEN_ITEM).contains(BAD_ITEM).containsIgnoringCase("better");
    assertThat(Ran.of("diff", out, before, "--lang", "en").exits(0).out())
        .containsIgnoringCase("worse");
  }

  private void assess() {
    assertThat(Ran.of("assess", example.folder(), "-o", out, "--force").exit()).isBetween(10, 12);
  }

  private String verdict(String item) throws IOException {
    return ExampleCase.item(out, item).path("verdict").stringValue();
  }

  private JsonNode merge(Path file, String who, int exit) {
    return Ran.of("workbook", "merge", example.folder(), file, "--who", who, "--json")
        .exits(exit)
        .json();
  }
}
