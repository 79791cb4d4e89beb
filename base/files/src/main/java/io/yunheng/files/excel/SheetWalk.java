/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files.excel;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelCell;
import io.yunheng.files.ExcelRow;
import io.yunheng.files.ExcelVisitor;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Walks through the rows of one sheet. */
public final class SheetWalk {
  private static final int COLUMNS = 16_384;
  private static final int DIGITS = 400;

  private final String file;
  private final String sheet;
  private final int limit;
  private final List<String> texts;
  private final CellFormats formats;
  private final Problems problems;

  public SheetWalk(
      String file,
      String sheet,
      int limit,
      List<String> texts,
      CellFormats formats,
      Problems problems) {
    this.file = file;
    this.sheet = sheet;
    this.limit = limit;
    this.texts = texts;
    this.formats = formats;
    this.problems = problems;
  }

  public void walk(ExcelArchive archive, String part, ExcelVisitor visitor) throws IOException {
    try (ExcelXml xml =
        ExcelXml.open(archive, file, part).orElseThrow(() -> archive.unreadable(part))) {
      int number = 0;
      int rows = 0;
      while (xml.next()) {
        if (xml.starts("row")) {
          number = position(xml.attribute("r"), number + 1, archive);
          NavigableMap<Integer, ExcelCell> cells = row(xml, number, archive);
          if (cells.isEmpty()) {
            continue;
          }
          if (++rows > limit) {
            problems.add(
                FaultCode.REGISTER_TOO_MANY_ROWS,
                "file",
                file,
                "sheet",
                sheet,
                "limit",
                Integer.toString(limit));
            return;
          }
          visitor.row(sheet, new ExcelRow(number, cells));
        } else if (xml.starts("mergeCell")) {
          problems.add(
              FaultCode.REGISTER_MERGED_CELLS,
              "file",
              file,
              "sheet",
              sheet,
              "range",
              xml.attribute("ref").orElse("?"));
        }
      }
    }
  }

  private NavigableMap<Integer, ExcelCell> row(ExcelXml xml, int number, ExcelArchive archive) {
    NavigableMap<Integer, ExcelCell> cells = new TreeMap<>();
    int column = -1;
    while (xml.next() && !xml.ends("row")) {
      if (xml.starts("c")) {
        column = column(xml.attribute("r"), column + 1, archive);
        int at = column;
        cell(xml, number, column, archive).ifPresent(cell -> cells.put(at, cell));
      }
    }
    return cells;
  }

  private Optional<ExcelCell> cell(ExcelXml xml, int row, int column, ExcelArchive archive) {
    String type = xml.attribute("t").orElse("n");
    int style = position(xml.attribute("s"), 0, archive);
    Optional<String> value = Optional.empty();
    boolean formula = false;
    while (!xml.ends("c") && xml.next() && !xml.ends("c")) {
      if (xml.starts("v")) {
        value = Optional.of(xml.text());
      } else if (xml.starts("is")) {
        value = Optional.of(xml.richText("is"));
      } else if (xml.starts("f")) {
        formula = true;
      }
    }
    if (formula) {
      problems.add(
          FaultCode.REGISTER_FORMULA,
          "file",
          file,
          "sheet",
          sheet,
          "row",
          Integer.toString(row),
          "column",
          ExcelRow.letters(column));
    }
    return value
        .filter(text -> !text.isEmpty())
        .map(text -> value(type, style, text, archive))
        .filter(cell -> !cell.text().isEmpty());
  }

  private ExcelCell value(String type, int style, String text, ExcelArchive archive) {
    return switch (type) {
      case "s" -> {
        int index = position(Optional.of(text.strip()), -1, archive);
        if (index < 0 || index >= texts.size()) {
          throw archive.unreadable(sheet + ": sharedStrings " + text);
        }
        yield new ExcelCell(ExcelCell.Type.TEXT, texts.get(index));
      }
      case "inlineStr" -> new ExcelCell(ExcelCell.Type.TEXT, text);
      case "str" -> new ExcelCell(ExcelCell.Type.TEXT, ExcelXml.plain(text));
      case "b" ->
          new ExcelCell(
              ExcelCell.Type.TRUTH,
              text.strip().equals("1") || text.strip().equals("true") ? "true" : "false");
      case "e" -> new ExcelCell(ExcelCell.Type.ERROR, text);
      case "d" -> new ExcelCell(ExcelCell.Type.DATE, text.strip());
      default -> number(style, text.strip(), archive);
    };
  }

  private ExcelCell number(int style, String text, ExcelArchive archive) {
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs((long) number.scale()) > DIGITS || number.precision() > DIGITS) {
        throw archive.unreadable(sheet + ": " + text.length());
      }
      Optional<String> moment = formats.date(style) ? formats.moment(number) : Optional.empty();
      return moment
          .map(shown -> new ExcelCell(ExcelCell.Type.DATE, shown))
          .orElseGet(() -> new ExcelCell(ExcelCell.Type.NUMBER, shown(number)));
    } catch (NumberFormatException e) {
      throw archive.unreadable(sheet + ": " + text.substring(0, Math.min(40, text.length())));
    }
  }

  private static String shown(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static int position(Optional<String> text, int otherwise, ExcelArchive archive) {
    try {
      return text.map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw archive.unreadable(text.orElse(""));
    }
  }

  private static int column(Optional<String> reference, int otherwise, ExcelArchive archive) {
    if (reference.isEmpty()) {
      return otherwise;
    }
    int column = 0;
    for (int i = 0; i < reference.get().length() && column <= COLUMNS; i++) {
      char c = reference.get().charAt(i);
      if (c >= 'A' && c <= 'Z') {
        column = column * 26 + c - 'A' + 1;
      } else {
        break;
      }
    }
    if (column < 1 || column > COLUMNS) {
      throw archive.unreadable(reference.get());
    }
    return column - 1;
  }
}
