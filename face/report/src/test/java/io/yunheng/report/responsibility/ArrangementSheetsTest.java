/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import static io.yunheng.report.responsibility.Worked.CATALOG;
import static io.yunheng.report.responsibility.Worked.ROLES;
import static io.yunheng.report.responsibility.Worked.edit;
import static io.yunheng.report.responsibility.Worked.example;
import static io.yunheng.report.responsibility.Worked.read;
import static io.yunheng.report.responsibility.Worked.row;
import static io.yunheng.report.responsibility.Worked.same;
import static io.yunheng.report.responsibility.Worked.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yunheng.catalog.Condition;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Messages;
import io.yunheng.responsibility.Act;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ServiceAgreement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people write into a workbook, and what they get wrong. */
class ArrangementSheetsTest {
  @TempDir private Path folder;

  @Test
  void everythingWrongIsToldWithSheetRowAndColumn() {
    List<String> told =
        told(
            "gov-website.yaml",
            book -> {
              book.removeSheetAt(book.getSheetIndex("服务"));
              book.getSheet("组织").getRow(1).getCell(1).setCellFormula("\"某市\"&\"局\"");
              row(book.getSheet("组织"), 12, "city", "又一个");
              book.getSheet("行为").getRow(2).getCell(2).setCellValue("rents 租用机房");
              book.getSheet("协议").getRow(2).getCell(5).setCellValue(LocalDate.of(2025, 1, 1));
              book.getSheet("协议").getRow(0).createCell(17).setCellValue("电话");
              book.getSheet("转移").getRow(3).getCell(3).setCellValue("nobody");
              book.getSheet("授权").addMergedRegion(CellRangeAddress.valueOf("F2:F3"));
            });

    assertThat(told)
        .containsExactlyInAnyOrder(
            "mine.xlsx 里没有工作表“服务”",
            "mine.xlsx 工作表“组织”第 2 行第 B 列是公式",
            "mine.xlsx / 组织 第 12 行：“A 编号 id”重复：city",
            "mine.xlsx / 行为 第 3 行：“C 行为 does”的值“rents 租用机房”无效",
            "mine.xlsx / 协议 第 3 行：“F 截止日期 validTo”（2025-01-01）早于开始的一天（2026-02-01）",
            "mine.xlsx 工作表“协议”第 R 列“电话”未知",
            "mine.xlsx / 转移 第 4 行：“D 承接方 to”所写的“nobody”没有登记",
            "mine.xlsx 工作表“授权”有合并单元格：F2:F3");
  }

  @Test
  void mergedCellsAreOneErrorAndBringNoOthers() {
    assertThat(
            told(
                "gov-website.yaml",
                book -> {
                  book.getSheet("组织").getRow(2).getCell(0).setBlank();
                  book.getSheet("组织").getRow(3).getCell(0).setBlank();
                  book.getSheet("组织").addMergedRegion(CellRangeAddress.valueOf("A2:A4"));
                }))
        .containsExactly("mine.xlsx 工作表“组织”有合并单元格：A2:A4");
  }

  @Test
  void whatIsNotListedIsAnsweredWithIdsAndNames() {
    Path file = write(example("gov-website.yaml"), Language.ZH, folder.resolve("mine.xlsx"));
    Path wrong =
        edit(file, book -> book.getSheet("转移").getRow(3).getCell(3).setCellValue("运维有限公司"));

    assertThat(catchThrowableOfType(FaultException.class, () -> read(wrong)).faults())
        .singleElement()
        .satisfies(
            fault -> assertThat(fault.details().getOrDefault("known", "")).contains("(运维公司)"));
  }

  @Test
  void nestedKeysAndListsAreToldByTheirColumns() {
    List<String> told =
        told(
            "gov-website.yaml",
            book -> {
              book.getSheet("服务").getRow(1).getCell(6).setCellValue("也许");
              book.getSheet("服务").getRow(1).getCell(5).setCellValue(6);
              book.getSheet("协议").getRow(1).getCell(2).setCellValue("city、nobody");
              book.getSheet("协议").getRow(1).getCell(3).setCellValue("2026年13月1日");
              book.getSheet("转移").getRow(1).getCell(5).setCellValue("platform；roof");
              book.getSheet("转移").getRow(2).getCell(2).setBlank();
            });

    assertThat(told)
        .containsExactlyInAnyOrder(
            "mine.xlsx / 服务 第 2 行：“G 关键信息基础设施 facts.cii”的值“也许”无效",
            "mine.xlsx / 服务 第 2 行：“F 保护等级 level”的值“6”无效",
            "mine.xlsx / 协议 第 2 行：“C 各方 parties”所写的“nobody”没有登记",
            "mine.xlsx / 协议 第 2 行：“D 签订日期 signed”的“2026-13-01”不是日历上的日期",
            "mine.xlsx / 转移 第 2 行：“F 层 layers”的值“roof”无效",
            "mine.xlsx / 转移 第 3 行：缺少“C 转出方 from”");
  }

  @Test
  void headingsAndSheetsThatAreNotTheFormsAreRefused() {
    List<String> told =
        told(
            "annex-a1.yaml",
            book -> {
              book.getSheet("组织").getRow(0).createCell(3).setCellValue("编号");
              book.getSheet("行为").getRow(0).getCell(0).setCellValue("谁");
              book.getSheet("行为").getRow(1).createCell(5).setCellValue("藏起来的话");
              row(book.createSheet("台账"), 1, "x");
              book.createSheet("Sheet1");
              row(book.createSheet("Services"), 1, "Id id", "Name name");
              row(book.getSheet("安排"), 4, "客户", "某局");
              row(book.getSheet("安排"), 5, "name", "又一个");
            });

    assertThat(told)
        .containsExactlyInAnyOrder(
            "mine.xlsx 工作表“组织”里列“编号 id”出现了两次（第 D 列与第 A 列）",
            "mine.xlsx 工作表“行为”第 A 列“谁”未知",
            "mine.xlsx 工作表“行为”缺少列“组织 organisation”",
            "mine.xlsx 工作表“行为”第 F 列“”未知",
            "mine.xlsx 里有未知的工作表“台账”",
            "mine.xlsx 里“Services”与“服务”登记的是同一类内容",
            "mine.xlsx / 安排 第 4 行：未知的键“A 客户”",
            "mine.xlsx / 安排 第 5 行：“A name”重复：name");
  }

  @Test
  void anEmptyTemplateLacksOnlyWhatIsSaidOnce() {
    Path file = folder.resolve("mine.xlsx");
    ArrangementWorkbook.write(Optional.empty(), ROLES, CATALOG, Language.EN, file);

    assertThat(said(file, Language.EN))
        .containsExactly(
            "mine.xlsx / Arrangement, line 2: the key 'B Name name' is missing",
            "mine.xlsx / Arrangement, line 3: the key 'B As of asOf' is missing");
  }

  @Test
  void whatTheProgramMadeOfATextIsRefused() {
    List<String> told =
        told(
            "annex-a1.yaml",
            book -> {
              CellStyle day = book.createCellStyle();
              day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
              book.getSheet("行为").getRow(1).createCell(4).setCellValue(LocalDate.of(2026, 1, 2));
              book.getSheet("行为").getRow(1).getCell(4).setCellStyle(day);
              book.getSheet("行为").getRow(2).createCell(4).setCellValue(1.2345678901234567e19);
              book.getSheet("行为")
                  .getRow(3)
                  .createCell(4)
                  .setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.REF.getCode());
            });

    assertThat(told)
        .containsExactlyInAnyOrder(
            "mine.xlsx 工作表“行为”第 2 行第 E 列“备注 note”：应为文字，读到的是日期或逻辑值“2026-01-02”",
            "mine.xlsx 工作表“行为”第 3 行第 E 列“备注 note”：“12345678901234567000”超过 15 位，表格软件已丢失末尾的数字",
            "mine.xlsx / 行为 第 4 行：“E 备注 note”的值“#REF!”无效");
  }

  @Test
  void columnsMayMoveAndPeopleMayWriteAsTheyDo() throws IOException {
    Path file = folder.resolve("mine.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Sheet head = book.createSheet("Arrangement");
      row(head, 1, "value", "项目");
      row(head, 3, "2026年11月21日", "截至日期");
      row(head, 4, "某云", "Name name");
      Sheet organisations = book.createSheet("organisations");
      row(organisations, 1, "several", "Name", "编号\nid");
      row(organisations, 2, "TRUE", "某局", " city ");
      row(organisations, 3, "", "云公司", "cloud");
      row(organisations, 5, "否", "逗号公司", "\"a,b\"");
      Sheet services = book.createSheet("服务 ");
      row(services, 1, "编号 id", "名称", "保护等级 level", "facts.cii", "部署模式", "model");
      row(services, 2, "one", "一号云", "3.0", "是", "public 公共云", "IaaS");
      row(services, 3, "two", "二号云", "", "", "", "");
      Sheet acts = book.createSheet("行为");
      row(acts, 1, "does", "toward", "organisation", "service");
      row(acts, 2, "管理平台运维：签运维协议、审批变更", "city；\"a,b\"\n elsewhere ", "cloud", "one");
      row(acts, 3, "uses-service 随便写", "", "city", "two");
      row(acts, 4, "owns the hardware", "", "cloud", "two");
      Sheet agreements = book.createSheet("协议");
      row(agreements, 1, "id", "parties", "validFrom", "signed", "监督", "validTo");
      row(agreements, 2, "K", "city, cloud", "2026/1/5", "2026-01-04", "第 3 条", "");
      agreements.getRow(1).getCell(5).setCellValue(LocalDate.of(2027, 1, 4));
      CellStyle day = book.createCellStyle();
      day.setDataFormat(book.createDataFormat().getFormat("m/d/yy"));
      agreements.getRow(1).getCell(5).setCellStyle(day);
      book.write(out);
    }

    Arrangement read = read(file);

    assertThat(read.name()).isEqualTo("某云");
    assertThat(read.asOf()).hasToString("2026-11-21");
    assertThat(read.organisations())
        .extracting("id", "several")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("city", true),
            org.assertj.core.groups.Tuple.tuple("cloud", false),
            org.assertj.core.groups.Tuple.tuple("a,b", false));
    assertThat(read.services().getFirst().profile().level()).isEqualTo(OptionalInt.of(3));
    assertThat(read.services().getFirst().profile().facts()).containsEntry(Condition.CII, true);
    assertThat(read.services().getFirst().profile().deployment()).isPresent();
    assertThat(read.acts())
        .extracting(Act::behaviour)
        .containsExactly("manages-operations", "uses-service", "owns-hardware");
    assertThat(read.acts().getFirst().toward()).containsExactly("city", "a,b", "elsewhere");
    ServiceAgreement agreement = read.agreement("K").orElseThrow();
    assertThat(agreement.validFrom()).contains(LocalDate.of(2026, 1, 5));
    assertThat(agreement.validTo()).contains(LocalDate.of(2027, 1, 4));
    assertThat(agreement.signed()).contains(LocalDate.of(2026, 1, 4));
    assertThat(agreement.terms()).hasSize(1).containsValue("第 3 条");
  }

  @Test
  void sectionsThatAreNotUsedMayBeGoneAndRowsMayBeSorted() {
    Path file = write(example("annex-a1.yaml"), Language.ZH, folder.resolve("mine.xlsx"));
    edit(
        file,
        book -> {
          for (String gone : List.of("协议", "转移", "授权", "多云规范", "监督记录", "说明", "要求一览")) {
            book.removeSheetAt(book.getSheetIndex(gone));
          }
          book.setSheetOrder("行为", 0);
        });
    Arrangement original = example("annex-a1.yaml");

    assertThat(original.agreements()).isEmpty();
    same(read(file), original, "annex-a1");
  }

  @Test
  void aFileThatIsNoWorkbookIsRefused() throws IOException {
    Path file = folder.resolve("mine.xlsx");
    Files.writeString(file, "arrangement: 1\n");

    assertThat(said(file, Language.ZH)).containsExactly("mine.xlsx 不是 xlsx 文件");
    assertThat(ROLES.ids()).isNotEmpty();
  }

  private List<String> told(String example, Consumer<XSSFWorkbook> change) {
    Path file = write(example(example), Language.ZH, folder.resolve("mine.xlsx"));
    return said(edit(file, change), Language.ZH);
  }

  private static List<String> said(Path file, Language language) {
    FaultException wrong = catchThrowableOfType(FaultException.class, () -> read(file));
    Messages messages = Messages.load();
    wrong.faults().forEach(fault -> assertThat(messages.cure(fault, language)).isNotBlank());
    return wrong.faults().stream().map(fault -> messages.what(fault, language)).toList();
  }
}
