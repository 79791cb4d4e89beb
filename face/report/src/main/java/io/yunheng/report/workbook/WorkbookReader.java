/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelCell;
import io.yunheng.files.ExcelLimits;
import io.yunheng.files.ExcelReader;
import io.yunheng.files.ExcelRow;
import io.yunheng.files.ExcelVisitor;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.WorkbookEdits.Expected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an edited workbook back, as Excel, WPS or LibreOffice saved it: columns may have moved,
 * rows may be sorted, hidden or filtered. Added rows and columns are refused, each with its place.
 */
public final class WorkbookReader {
  private final ExcelReader excel = new ExcelReader(ExcelLimits.USUAL);
  private final List<Words> languages = List.of(Words.in(Language.ZH), Words.in(Language.EN));

  /**
   * What was written into the record sheet.
   *
   * @throws FaultException with every problem found: formulas, merged cells, unknown or doubled
   *     rows and columns, words that are no choice, dates that are none
   */
  public WorkbookEdits read(Path path, Expected expected) {
    String file = String.valueOf(path.getFileName());
    Problems problems = new Problems();
    List<List<String>> base = new ArrayList<>();
    RecordRows rows = new RecordRows(file, languages, expected, problems);
    HighRiskRows highRisks = new HighRiskRows(file, languages, problems);
    excel.read(
        path,
        file,
        new ExcelVisitor() {
          @Override
          public boolean wants(String sheet) {
            return sheet.equals(BookSheets.BASE)
                || highRisks.named(sheet)
                || languages.stream()
                    .anyMatch(words -> words.of("book.records").equals(sheet.strip()));
          }

          @Override
          public void row(String sheet, ExcelRow row) {
            if (sheet.equals(BookSheets.BASE)) {
              base.add(texts(row));
            } else if (highRisks.named(sheet)) {
              highRisks.row(sheet, row);
            } else {
              rows.row(sheet, row);
            }
          }

          @Override
          public void end(String sheet) {
            if (highRisks.named(sheet)) {
              highRisks.end(sheet);
            } else if (!sheet.equals(BookSheets.BASE)) {
              rows.end(sheet);
            }
          }
        },
        problems);
    if (rows.sheets() == 0) {
      problems.add(
          FaultCode.WORKBOOK_SHEET_MISSING,
          "file",
          file,
          "sheet",
          languages.getFirst().of("book.records"));
    }
    problems.throwIfAny();
    return rows.edits(base, highRisks.edits());
  }

  private static List<String> texts(ExcelRow row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i <= row.cells().lastKey(); i++) {
      texts.add(row.cell(i).map(ExcelCell::text).orElse(""));
    }
    return texts;
  }
}
