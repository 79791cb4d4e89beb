/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.excel.ExcelArchive;
import io.yunheng.files.excel.ExcelXml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the paragraphs of a docx file, those in tables too, within the limits of Excel files. */
public final class WordText {
  private static final String BODY = "word/document.xml";

  private WordText() {}

  /**
   * The texts of the paragraphs in order, empty ones too.
   *
   * @param file the name to use in faults
   * @throws FaultException if the file is missing, no docx, broken, protected, hostile or too large
   */
  public static List<String> paragraphs(Path path, String file, ExcelLimits limits) {
    try (ExcelArchive archive = ExcelArchive.open(path, file, limits);
        ExcelXml xml =
            ExcelXml.open(archive, file, BODY).orElseThrow(() -> archive.unreadable(BODY))) {
      List<String> paragraphs = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      while (xml.next()) {
        if (xml.starts("t")) {
          text.append(xml.text());
        } else if (xml.starts("tab") || xml.starts("br")) {
          text.append(' ');
        } else if (xml.ends("p")) {
          paragraphs.add(text.toString());
          text.setLength(0);
        }
      }
      return paragraphs;
    } catch (IOException e) {
      throw new FaultException(
          Fault.of(
              FaultCode.EXCEL_UNREADABLE, "file", file, "reason", String.valueOf(e.getMessage())),
          e);
    }
  }
}
