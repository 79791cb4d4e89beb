/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.form;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelCell;
import io.yunheng.files.ExcelLimits;
import io.yunheng.files.ExcelReader;
import io.yunheng.files.ExcelRow;
import io.yunheng.files.ExcelVisitor;
import io.yunheng.report.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads forms that were filled in. A row with a formula, and one that is wrong in another way, is
 * told and left out.
 */
public final class FilledFormReader {
  /** A longer text is none for an answer. */
  public static final int LONGEST = 4000;

  private static final ExcelLimits LIMITS =
      new ExcelLimits(32L << 20, 64L << 20, 128L << 20, 2048, 5_000, 16L << 20);
  private static final int MOST_ROWS_ABOVE = 60;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

  private FilledFormReader() {}

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @param problems where everything wrong with its contents is told
   * @return empty where it is no form
   * @throws FaultException if it cannot be read as an Excel file at all, or has two ids
   */
  public static Optional<FilledForm> read(Path path, String file, Words words, Problems problems) {
    ExcelReader reader = new ExcelReader(LIMITS);
    Reading reading = new Reading(file, words, problems);
    reader.read(path, file, reading, problems);
    Optional<String> property =
        reader
            .property(path, file, QuestionFormWorkbook.PROPERTY)
            .filter(text -> ID.matcher(text).matches());
    Optional<String> cell = reading.id;
    if (cell.isPresent() && property.isPresent() && !cell.equals(property)) {
      throw FaultException.of(FaultCode.FORM_ID_CONFLICT, "file", file);
    }
    return cell.or(() -> property)
        .filter(_ -> !reading.columns.isEmpty())
        .map(id -> new FilledForm(id, reading.rows));
  }

  /** The rows of the sheet that has the form, which is the first or has its name. */
  private static final class Reading implements ExcelVisitor {
    private final String file;
    private final Words words;
    private final Problems problems;
    private final List<FilledForm.Row> rows = new ArrayList<>();
    private final Map<FormColumn, Integer> columns = new EnumMap<>(FormColumn.class);
    private final Map<String, Integer> taken = new HashMap<>();
    private Optional<String> id = Optional.empty();
    private String sheet = "";
    private boolean first = true;
    private long told;

    Reading(String file, Words words, Problems problems) {
      this.file = file;
      this.words = words;
      this.problems = problems;
    }

    @Override
    public boolean wants(String name) {
      boolean wanted = columns.isEmpty() && (first || FormColumn.isSheet(name));
      first = false;
      return wanted;
    }

    @Override
    public void row(String name, ExcelRow row) {
      boolean right = problems.count() == told;
      if (columns.isEmpty()) {
        above(name, row);
      } else if (sheet.equals(name) && right) {
        filled(row);
      }
      told = problems.count();
    }

    private void above(String name, ExcelRow row) {
      if (row.number() > MOST_ROWS_ABOVE) {
        return;
      }
      Map<FormColumn, Integer> found = new EnumMap<>(FormColumn.class);
      row.cells()
          .forEach(
              (index, cell) -> {
                for (FormColumn column : FormColumn.values()) {
                  if (column.isTitle(cell.text())) {
                    found.putIfAbsent(column, index);
                  }
                }
                if (id.isEmpty() && ID.matcher(cell.text().strip()).matches()) {
                  id = Optional.of(cell.text().strip());
                }
              });
      if (found.containsKey(FormColumn.NUMBER) && found.containsKey(FormColumn.ANSWER)) {
        columns.putAll(found);
        sheet = name;
      }
    }

    private void filled(ExcelRow row) {
      String number = text(row, FormColumn.NUMBER);
      if (number.isEmpty()) {
        return;
      }
      if (!NUMBER.matcher(number).matches()) {
        problem(FaultCode.FORM_ROW_INVALID, row, "value", shortened(number));
        return;
      }
      Integer other = taken.putIfAbsent(number, row.number());
      if (other != null) {
        problem(FaultCode.FORM_ROW_TWICE, row, "value", number, "other", Integer.toString(other));
        return;
      }
      boolean wrong = false;
      for (FormColumn column : FormColumn.values()) {
        wrong |= column.filledIn() && wrong(row, column);
      }
      String answer = text(row, FormColumn.ANSWER);
      String remark = text(row, FormColumn.REMARK);
      String attachments = text(row, FormColumn.ATTACHMENTS);
      if (!wrong && !(answer + remark + attachments).isEmpty()) {
        String version = text(row, FormColumn.VERSION);
        rows.add(
            new FilledForm.Row(
                Long.parseLong(number),
                NUMBER.matcher(version).matches() ? Long.parseLong(version) : 0,
                answer,
                remark,
                attachments));
      }
    }

    private boolean wrong(ExcelRow row, FormColumn column) {
      boolean error =
          cell(row, column).filter(one -> one.type() == ExcelCell.Type.ERROR).isPresent();
      String text = text(row, column);
      if (error || text.length() > LONGEST) {
        problem(
            FaultCode.FORM_CELL_INVALID,
            row,
            "title",
            column.title(words),
            "value",
            shortened(text));
        return true;
      }
      return false;
    }

    private Optional<ExcelCell> cell(ExcelRow row, FormColumn column) {
      return Optional.ofNullable(columns.get(column)).flatMap(row::cell);
    }

    /** Without what cannot be seen. */
    private String text(ExcelRow row, FormColumn column) {
      return cell(row, column)
          .map(
              one ->
                  one.text()
                      .replace("\r\n", "\n")
                      .replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]", "")
                      .strip())
          .orElse("");
    }

    private void problem(FaultCode code, ExcelRow row, String... more) {
      List<String> details =
          new ArrayList<>(List.of("file", file, "row", Integer.toString(row.number())));
      details.addAll(List.of(more));
      problems.add(code, details.toArray(String[]::new));
    }

    private static String shortened(String text) {
      return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
  }
}
