/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A copy of the example that may be spoilt. */
record ExampleCase(Path folder) {
  static ExampleCase in(Path place) throws IOException {
    Path folder = place.resolve("case");
    Typed.copy(GuideTest.ROOT.resolve("examples/gov-cloud"), folder);
    return new ExampleCase(folder);
  }

  /** Replaces a text in a file of it. */
  void replace(String file, String text, String by) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    if (!before.contains(text)) {
      throw new IllegalArgumentException(file + " has no " + text);
    }
    Files.writeString(path, before.replace(text, by));
  }

  /** What changes a row of a sheet: texts by the heading of their columns. */
  record Edit(String item, String object, Map<String, String> cells) {
    static Edit of(String item, String object, String... headingsAndTexts) {
      Map<String, String> cells = new HashMap<>();
      for (int i = 0; i < headingsAndTexts.length; i += 2) {
        cells.put(headingsAndTexts[i], headingsAndTexts[i + 1]);
      }
      return new Edit(item, object, cells);
    }
  }

  /** Edits the Chinese workbook as a person would, in its records. */
  static void edit(Path book, Edit... edits) throws IOException {
    try (XSSFWorkbook opened = opened(book)) {
      Sheet sheet = opened.getSheet("测评记录");
      for (Edit edit : edits) {
        Row row = row(sheet, edit);
        edit.cells()
            .forEach(
                (heading, text) ->
                    row.getCell(column(sheet, heading), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
                        .setCellValue(text));
      }
      try (OutputStream out = Files.newOutputStream(book)) {
        opened.write(out);
      }
    }
  }

  /** Edits the Chinese workbook as a person would, in a row of its high-risk cases. */
  static void editRisk(Path book, String id, String... headingsAndTexts) throws IOException {
    try (XSSFWorkbook opened = opened(book)) {
      Sheet sheet = opened.getSheet("高风险判例");
      Row row = riskRow(sheet, id);
      for (int i = 0; i < headingsAndTexts.length; i += 2) {
        row.getCell(column(sheet, headingsAndTexts[i]), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
            .setCellValue(headingsAndTexts[i + 1]);
      }
      try (OutputStream out = Files.newOutputStream(book)) {
        opened.write(out);
      }
    }
  }

  /** Renames a column of the sheet of high-risk cases. */
  static void renameRiskColumn(Path book, String heading, String other) throws IOException {
    try (XSSFWorkbook opened = opened(book)) {
      Sheet sheet = opened.getSheet("高风险判例");
      sheet.getRow(sheet.getFirstRowNum()).getCell(column(sheet, heading)).setCellValue(other);
      try (OutputStream out = Files.newOutputStream(book)) {
        opened.write(out);
      }
    }
  }

  /** What a cell of a high-risk case says. */
  static String riskCell(Path book, String id, String heading) throws IOException {
    try (XSSFWorkbook opened = opened(book)) {
      Sheet sheet = opened.getSheet("高风险判例");
      return riskRow(sheet, id)
          .getCell(column(sheet, heading), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
          .getStringCellValue();
    }
  }

  private static Row riskRow(Sheet sheet, String id) {
    for (Row row : sheet) {
      if (row.getCell(column(sheet, "判例编号")).getStringCellValue().equals(id)) {
        return row;
      }
    }
    throw new IllegalArgumentException(id);
  }

  /** What a cell of the records says. */
  static String cell(Path book, String item, String object, String heading) throws IOException {
    try (XSSFWorkbook opened = opened(book)) {
      Sheet sheet = opened.getSheet("测评记录");
      return row(sheet, Edit.of(item, object))
          .getCell(column(sheet, heading), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
          .getStringCellValue();
    }
  }

  static XSSFWorkbook opened(Path book) throws IOException {
    try (var in = Files.newInputStream(book)) {
      return new XSSFWorkbook(in);
    }
  }

  private static Row row(Sheet sheet, Edit edit) {
    int item = column(sheet, "测评项编号");
    int object = column(sheet, "对象标识");
    for (Row row : sheet) {
      if (row.getRowNum() > 0
          && row.getCell(item).getStringCellValue().equals(edit.item())
          && row.getCell(object).getStringCellValue().equals(edit.object())) {
        return row;
      }
    }
    throw new IllegalArgumentException(edit.toString());
  }

  private static int column(Sheet sheet, String heading) {
    for (Cell cell : sheet.getRow(0)) {
      if (cell.getStringCellValue().equals(heading)) {
        return cell.getColumnIndex();
      }
    }
    throw new IllegalArgumentException(heading);
  }

  /** An item of a result. */
  static JsonNode item(Path output, String id) throws IOException {
    for (JsonNode item :
        JsonMapper.shared()
            .readTree(Files.readAllBytes(output.resolve("result.json")))
            .path("items")) {
      if (item.path("id").stringValue().equals(id)) {
        return item;
      }
    }
    throw new IllegalArgumentException(id);
  }
}
