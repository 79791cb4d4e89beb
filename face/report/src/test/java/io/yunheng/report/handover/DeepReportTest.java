/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Verification;
import io.yunheng.handover.Verifier;
import io.yunheng.inspection.DeepFile;
import io.yunheng.inspection.DeepTotals;
import io.yunheng.inspection.InspectionKind;
import io.yunheng.inspection.InspectionOutcome;
import io.yunheng.inspection.InspectionRules;
import io.yunheng.inspection.RestoredDatabase;
import io.yunheng.inspection.Trait;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.report.page.PageTemplates;
import io.yunheng.report.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What came of opening files is in the page, the workbook and the document. */
class DeepReportTest {
  @TempDir private Path root;

  private static DeepFile file(
      String path,
      InspectionOutcome outcome,
      InspectionKind check,
      DeepCode code,
      Optional<RestoredDatabase> restored) {
    return new DeepFile(
        path,
        7,
        outcome,
        check,
        Set.of(Trait.ENCRYPTED),
        Map.of(),
        List.of(
            InspectionRules.shipped()
                .finding(
                    code, "inner<b>", "recorded", "9", "rows", "8", "method", "age", "part", "x")),
        Optional.empty(),
        restored);
  }

  private static DeepTotals totals(boolean all) {
    DeepTotals.Tally tally = new DeepTotals.Tally();
    RestoredDatabase restored =
        new RestoredDatabase(
            "PostgreSQL 15",
            2,
            17,
            List.of(
                new RestoredDatabase.Table(
                    "public", "orders<i>", RestoredDatabase.State.DIFFERENT, 9, 8, "ab"),
                new RestoredDatabase.Table(
                    "public", "people", RestoredDatabase.State.EQUAL, 9, 9, "cd")));
    tally.add(
        new DeepFile(
            "good.zip",
            7,
            InspectionOutcome.SOUND,
            InspectionKind.ARCHIVE,
            Set.of(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Optional.empty()));
    if (all) {
      tally.add(
          file(
              "=dump.sql",
              InspectionOutcome.DAMAGED,
              InspectionKind.SQL_DUMP,
              DeepCode.ROWS_DIFFER,
              Optional.of(restored)));
      tally.add(
          file(
              "<img>.age",
              InspectionOutcome.WRONG_KEY,
              InspectionKind.DECRYPT,
              DeepCode.KEY_OR_DAMAGE,
              Optional.empty()));
      tally.add(
          file(
              "\u202ekey.age",
              InspectionOutcome.KEY_MISSING,
              InspectionKind.DECRYPT,
              DeepCode.KEY_MISSING,
              Optional.empty()));
      tally.add(
          file(
              "odd.bin",
              InspectionOutcome.NOT_CHECKED,
              InspectionKind.NONE,
              DeepCode.NO_CHECK,
              Optional.empty()));
    }
    return tally.totals(true, 0);
  }

  private Map<String, String> written(VerificationView view) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Path page = root.resolve("verification.html");
    new VerificationPage(new PageTemplates()).write(view, page);
    texts.put("html", Files.readString(page));
    Path book = root.resolve("verification.xlsx");
    VerificationWorkbook.write(view, book);
    StringBuilder cells = new StringBuilder();
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook read = new XSSFWorkbook(in)) {
      read.forEach(
          sheet -> {
            for (Row row : sheet) {
              for (Cell cell : row) {
                cells.append(cell.getStringCellValue()).append('\n');
              }
            }
          });
    }
    texts.put("xlsx", cells.toString());
    Path document = root.resolve("verification.docx");
    VerificationDocument.write(view, document);
    try (InputStream in = Files.newInputStream(document);
        XWPFDocument read = new XWPFDocument(in);
        XWPFWordExtractor extractor = new XWPFWordExtractor(read)) {
      texts.put("docx", extractor.getText());
    }
    return texts;
  }

  private VerificationView view(Handed handed, DeepTotals totals, Language language)
      throws InterruptedException {
    Verification verification = handed.verification(new Depth.Whole()).with(totals);
    return VerificationView.of(
        verification, Verifier.overview(handed.manifest()), Handed.CATALOG, language);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyOutcomeIsInEachFileWithItsReasonAndCure(Language language) throws Exception {
    Handed handed = new Handed(root).filled();
    handed.made();
    Words words = Words.in(language);

    Map<String, String> texts = written(view(handed, totals(true), language));

    for (Map.Entry<String, String> one : texts.entrySet()) {
      assertThat(one.getValue())
          .as(one.getKey())
          .contains("=dump.sql", "odd.bin", "people", "EXIT-9.3-2b")
          .contains(words.of("verification.table.different"))
          .contains(words.of("verification.check.sql-dump"))
          .doesNotContain("\u202e", "verification.outcome");
      for (InspectionOutcome outcome : InspectionOutcome.values()) {
        assertThat(one.getValue())
            .as(one.getKey())
            .contains(words.of("verification.outcome." + outcome.code()));
      }
    }
    assertThat(texts.get("html"))
        .contains("&lt;img&gt;.age", "orders&lt;i&gt;")
        .doesNotContain("<img>", "orders<i>");
    VerificationView view = view(handed, totals(true), language);
    assertThat(view.stand().tone()).isEqualTo("bad");
    assertThat(view.stand().sentence()).contains(words.of("verification.outcome.wrong-key"));
  }

  @Test
  void whatIsSoundSaysSoAndWhatWasNotAskedForIsLeftOut() throws Exception {
    Handed handed = new Handed(root).filled();
    handed.made();

    VerificationView sound = view(handed, totals(false), Language.EN);
    assertThat(sound.stand().tone()).isEqualTo("good");
    assertThat(written(sound).get("html")).contains("1 files were checked in depth; all are sound");

    VerificationView without = handed.verified(new Depth.Whole(), Language.EN);
    assertThat(without.deep()).isEmpty();
    assertThat(written(without).get("html")).doesNotContain("id=\"deep\"");
  }
}
