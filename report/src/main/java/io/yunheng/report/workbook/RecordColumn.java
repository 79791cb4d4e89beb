/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.report.workbook.WorkbookView.Entry;
import io.yunheng.report.workbook.WorkbookView.RecordRow;
import java.util.function.Function;

/** The columns of the record sheet, in their order; a person may move them. */
enum RecordColumn {
  ITEM("item", 19, false, RecordRow::item),
  UNIT("unit", 12, false, RecordRow::unit),
  CLAUSE("clause", 11, false, RecordRow::clause),
  LAYER("layer", 13, false, RecordRow::layer),
  POINT("point", 13, false, RecordRow::point),
  TITLE("title.column", 22, false, RecordRow::title),
  REQUIREMENT("requirement", 32, false, RecordRow::requirement),
  INTERPRETATION("interpretation", 32, false, RecordRow::interpretation),
  METHOD("method", 36, false, RecordRow::method),
  EXPECTED("expected", 30, false, RecordRow::expected),
  OBJECT_KIND("objectKind", 8, false, RecordRow::objectKind),
  OBJECT_NAME("objectName", 18, false, RecordRow::objectName),
  OBJECT("object", 14, false, RecordRow::object),
  SEEN("seen", 46, false, RecordRow::seen),
  MACHINE("machine", 11, false, RecordRow::machine),
  VERDICT("verdict", 11, true, entry(Entry::verdict)),
  RECORD("record", 40, true, entry(Entry::record)),
  EVIDENCE("evidence", 20, true, entry(Entry::evidence)),
  REASON("reason", 26, true, entry(Entry::reason)),
  ASSESSOR("assessor", 11, true, entry(Entry::assessor)),
  DATE("date", 12, true, entry(Entry::date));

  private final String key;
  private final int width;
  private final boolean editable;
  private final Function<RecordRow, String> value;

  RecordColumn(String key, int width, boolean editable, Function<RecordRow, String> value) {
    this.key = key;
    this.width = width;
    this.editable = editable;
    this.value = value;
  }

  /** The key of its title among the words. */
  String title() {
    return "book." + key;
  }

  /** How many characters wide. */
  int width() {
    return width;
  }

  boolean editable() {
    return editable;
  }

  String value(RecordRow row) {
    return value.apply(row);
  }

  /** Whether a workbook without it cannot be read back. */
  boolean needed() {
    return editable || this == ITEM || this == OBJECT;
  }

  private static Function<RecordRow, String> entry(Function<Entry, String> part) {
    return row -> row.entry().map(part).orElse("");
  }
}
