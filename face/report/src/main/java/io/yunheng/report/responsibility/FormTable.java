/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelCell;
import io.yunheng.files.ExcelRow;
import io.yunheng.files.Node;
import io.yunheng.files.Node.Mapping;
import io.yunheng.report.responsibility.ArrangementForm.Column;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One sheet of a form being read: its heading, which may have its columns in any order, and rows.
 */
final class FormTable {
  private static final int DIGITS = 15;

  private final String file;
  private final String name;
  private final ArrangementForm.Sheet sheet;
  private final Words words;
  private final FormCells cells;
  private final Problems problems;
  private final Map<String, Column> headings = new HashMap<>();
  private final TreeMap<Integer, Column> columns = new TreeMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Set<String> absent = new HashSet<>();
  private final Set<Integer> untitled = new HashSet<>();
  private final List<Mapping> rows = new ArrayList<>();
  private boolean headed;

  /**
   * A sheet.
   *
   * @param name what the file calls it
   * @param languages in which its headings may be; the first is the one to talk in
   */
  FormTable(
      String file,
      String name,
      ArrangementForm.Sheet sheet,
      List<Words> languages,
      FormCells cells,
      Problems problems) {
    this.file = file;
    this.name = name;
    this.sheet = sheet;
    this.words = languages.getFirst();
    this.cells = cells;
    this.problems = problems;
    for (Column column : sheet.columns()) {
      for (String heading : headings(sheet, column.key(), languages)) {
        headings.put(heading, column);
      }
    }
  }

  private static Set<String> headings(
      ArrangementForm.Sheet sheet, String key, List<Words> languages) {
    Set<String> all = new HashSet<>(Set.of(plain(key)));
    for (Words language : languages) {
      String heading = sheet.heading(language, key);
      all.add(plain(heading));
      all.add(plain(heading.substring(0, heading.length() - key.length())));
    }
    return all;
  }

  /** Whether a text is a heading with this key: title and key, or one of them. */
  static boolean means(
      String text, ArrangementForm.Sheet sheet, String key, List<Words> languages) {
    return headings(sheet, key, languages).contains(plain(text));
  }

  ArrangementForm.Sheet sheet() {
    return sheet;
  }

  String name() {
    return name;
  }

  /** The file and the sheet, as faults name it. */
  String place() {
    return file + " / " + name;
  }

  /** The rows read so far, as entries of the YAML form; a line is a row. */
  List<Mapping> rows() {
    return rows;
  }

  /** Whether it lacks a column that has to be there; that is told already. */
  boolean lacks(String key) {
    return absent.contains(key);
  }

  Optional<Column> column(String key) {
    return sheet.columns().stream().filter(column -> column.key().equals(key)).findFirst();
  }

  /** Letters, title and key of a column; without letters if it is not there. */
  String shown(String key) {
    return lettered(key, heading(key));
  }

  /** Title and key of a column in the language of the sheet. */
  String heading(String key) {
    return sheet.heading(words, key);
  }

  /** The letters of a column before something. */
  String lettered(String key, String text) {
    Integer place = places.get(key);
    return place == null ? text : ExcelRow.letters(place) + " " + text;
  }

  void row(ExcelRow row) {
    if (headed) {
      entry(row);
    } else {
      heading(row);
    }
  }

  private void heading(ExcelRow row) {
    boolean blank = row.cells().values().stream().allMatch(cell -> cell.text().isBlank());
    if (blank) {
      return;
    }
    headed = true;
    Map<Integer, String> unknown = new TreeMap<>();
    row.cells()
        .forEach(
            (place, cell) -> {
              Column column = headings.get(plain(cell.text()));
              if (column != null) {
                known(place, column);
              } else if (!cell.text().isBlank()) {
                unknown.put(place, cell.text().strip());
              }
            });
    if (columns.isEmpty()) {
      report(
          FaultCode.REGISTER_HEADER_MISSING,
          "title",
          heading(sheet.columns().getFirst().key()),
          "limit",
          Integer.toString(row.number()));
      sheet.columns().forEach(column -> absent.add(column.key()));
      return;
    }
    unknown.forEach(this::unknown);
    for (Column column : sheet.columns()) {
      if (column.needed() && !places.containsKey(column.key())) {
        absent.add(column.key());
        report(FaultCode.REGISTER_COLUMN_MISSING, "title", heading(column.key()));
      }
    }
  }

  private void known(int place, Column column) {
    Integer other = places.putIfAbsent(column.key(), place);
    if (other == null) {
      columns.put(place, column);
    } else {
      report(
          FaultCode.REGISTER_COLUMN_TWICE,
          "title",
          heading(column.key()),
          "column",
          ExcelRow.letters(place),
          "other",
          ExcelRow.letters(other));
      untitled.add(place);
    }
  }

  private void unknown(int place, String title) {
    untitled.add(place);
    report(
        FaultCode.REGISTER_COLUMN_UNKNOWN,
        "column",
        ExcelRow.letters(place),
        "title",
        plain(title));
  }

  private void entry(ExcelRow row) {
    Map<String, Node> entries = new LinkedHashMap<>();
    Map<String, Map<String, Node>> nested = new LinkedHashMap<>();
    int line = row.number();
    row.cells()
        .forEach(
            (place, cell) -> {
              Column column = columns.get(place);
              if (cell.text().isBlank()) {
                return;
              }
              if (column == null) {
                if (!columns.isEmpty() && !untitled.contains(place)) {
                  unknown(place, "");
                }
                return;
              }
              if (column.kind() == ArrangementForm.Kind.REMARK) {
                return;
              }
              check(column, cell, line);
              Node node = cells.node(column, cell, line);
              int dot = column.key().indexOf('.');
              if (dot < 0) {
                entries.put(column.key(), node);
              } else {
                nested
                    .computeIfAbsent(column.key().substring(0, dot), _ -> new LinkedHashMap<>())
                    .put(column.key().substring(dot + 1), node);
              }
            });
    nested.forEach((key, all) -> entries.put(key, new Mapping(all, line)));
    if (!entries.isEmpty()) {
      rows.add(new Mapping(entries, line));
    }
  }

  /** Tells what the program that saved the file has made of a text. */
  private void check(Column column, ExcelCell cell, int line) {
    switch (column.kind()) {
      case TEXT, ID, ITEMS, WORD, WORDS, BEHAVIOUR -> {
        switch (cell.type()) {
          case DATE, TRUTH -> report(FaultCode.REGISTER_TEXT_INVALID, column, cell, line);
          case NUMBER -> {
            if (cell.text().chars().filter(Character::isDigit).count() > DIGITS) {
              report(FaultCode.REGISTER_DIGITS_LOST, column, cell, line);
            }
          }
          case ERROR ->
              problems.add(
                  FaultCode.DATA_VALUE_INVALID,
                  "file",
                  place(),
                  "line",
                  Integer.toString(line),
                  "key",
                  shown(column.key()),
                  "value",
                  cell.text(),
                  "expected",
                  "text");
          case TEXT -> {}
        }
      }
      case DAY, FLAG, LEVEL, NUMBER, VALUE, REMARK -> {}
    }
  }

  private void report(FaultCode code, Column column, ExcelCell cell, int line) {
    report(
        code,
        "row",
        Integer.toString(line),
        "column",
        ExcelRow.letters(places.getOrDefault(column.key(), 0)),
        "title",
        heading(column.key()),
        "value",
        cell.text());
  }

  private void report(FaultCode code, String... details) {
    List<String> all = new ArrayList<>(List.of("file", file, "sheet", name));
    all.addAll(List.of(details));
    problems.add(code, all.toArray(String[]::new));
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
