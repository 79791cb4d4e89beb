/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a workbook as an xlsx file: the same view gives the same bytes. Holds no state; safe for
 * use by many threads.
 */
public final class WorkbookWriter {
  private static final int WINDOW = 200;

  /**
   * Writes the workbook over whatever is there; the file is whole or not there at all.
   *
   * @throws FaultException with {@link FaultCode#OUTPUT_FAILED} if it cannot be written
   */
  public void write(WorkbookView view, Path file) {
    try (XSSFWorkbook plain = new XSSFWorkbook();
        StreamedWorkbook book = new StreamedWorkbook(plain, WINDOW, false)) {
      fill(view, plain, book);
      ReplacedFile.write(file, out -> book.write(out, view.asOf()));
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  private static void fill(WorkbookView view, XSSFWorkbook plain, SXSSFWorkbook book)
      throws IOException {
    Words words = Words.in(view.language());
    BookStyles styles = new BookStyles(plain);
    BookSheets sheets = new BookSheets(book, styles, words);
    sheets.guide(view.facts());
    new RecordSheet(book, styles, words).write(view.records());
    new HighRiskSheet(book, styles, words).write(view.highRisks());
    sheets.summary(view.summary());
    sheets.findings(view.findings(), view.findingsLeftOut());
    sheets.gaps(view.gaps(), view.gapsLeftOut());
    sheets.base(view.base());
    for (int i = 0; i < book.getNumberOfSheets(); i++) {
      // in this order, which the library does not keep by itself: shared texts are numbered as they
      // are written
      book.getSheetAt(i).flushRows();
    }
    POIXMLProperties properties = plain.getProperties();
    Optional<Date> date = Optional.of(Date.from(view.asOf()));
    properties.getCoreProperties().setCreated(date);
    properties.getCoreProperties().setModified(date);
    properties.getCoreProperties().setCreator("Yunheng");
    properties.getCoreProperties().setTitle(words.of("book.title"));
    properties.getExtendedProperties().setApplication("Yunheng");
  }

  /** The day a text stands for, if it is one. */
  static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (java.time.format.DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
