/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.report.responsibility.ArrangementForm.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The sheet that explains how a form is filled in, and lists what there is to choose from. */
final class FormNotes {
  private static final int RULES = 5;

  private final FormWords words;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, String> choices = new LinkedHashMap<>();

  private enum Look {
    TITLE,
    NOTE,
    HEADING,
    BAND,
    ROW
  }

  private record Line(Look look, List<String> texts) {}

  FormNotes(FormWords words) {
    this.words = words;
    add(Look.TITLE, words.of("form.title"));
    for (int i = 1; i <= RULES; i++) {
      add(Look.NOTE, words.of("form.rule." + i));
    }
    add(Look.NOTE, "");
    columns();
    add(Look.NOTE, "");
    lists();
  }

  /** Where the choices of a column are listed, by its key. */
  Map<String, String> choices() {
    return choices;
  }

  void write(FormPages pages) {
    XSSFSheet sheet = pages.sheet("notes", 16, 54, 9, 62, 40);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      switch (line.look()) {
        case TITLE -> pages.title(sheet, i, line.texts().getFirst());
        case NOTE -> pages.note(sheet, i, line.texts().getFirst());
        case HEADING -> pages.heading(sheet, i, line.texts());
        case BAND -> pages.band(sheet, i, line.texts());
        case ROW -> pages.row(sheet, i, line.texts());
      }
    }
  }

  private void columns() {
    add(
        Look.HEADING,
        words.of("form.column.sheet"),
        words.of("form.column.column"),
        words.of("form.column.must"),
        words.of("form.column.how"),
        words.of("form.column.example"));
    for (ArrangementForm.Sheet sheet : ArrangementForm.SHEETS) {
      boolean head = sheet.section().equals(ArrangementForm.HEAD);
      add(
          Look.BAND,
          sheet.name(words.words()),
          "",
          ArrangementForm.NEEDED.contains(sheet.section()) ? words.of("form.must") : "",
          words.of("form.sheet." + sheet.section() + ".how"),
          "");
      for (Column column : head ? ArrangementForm.SAID_ONCE : sheet.columns()) {
        String key = sheet.section() + "." + column.key();
        add(
            Look.ROW,
            sheet.name(words.words()),
            sheet.heading(words.words(), column.key()),
            column.needed() ? words.of("form.must") : "",
            words.of("form." + key + ".how"),
            words.of("form." + key + ".example"));
      }
    }
  }

  private void lists() {
    add(Look.HEADING, words.of("form.column.for"), words.of("form.column.word"));
    for (ArrangementForm.Sheet sheet : ArrangementForm.SHEETS) {
      for (Column column : sheet.columns()) {
        switch (column.kind()) {
          case WORD, WORDS, BEHAVIOUR -> {
            if (!choices.containsKey(column.key())) {
              list(sheet, column);
            }
          }
          case TEXT, ID, ITEMS, DAY, FLAG, LEVEL, NUMBER, VALUE, REMARK -> {}
        }
      }
    }
  }

  private void list(ArrangementForm.Sheet sheet, Column column) {
    int first = lines.size() + 1;
    for (String choice : words.choices(column)) {
      add(Look.ROW, words.of("form." + sheet.section() + "." + column.key()), choice);
    }
    choices.put(
        column.key(),
        "'"
            + ArrangementForm.name(words.words(), "notes")
            + "'!$B$"
            + first
            + ":$B$"
            + lines.size());
  }

  private void add(Look look, String... texts) {
    lines.add(new Line(look, List.of(texts)));
  }
}
