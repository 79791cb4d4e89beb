/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.report.workbook.WorkbookView.Entry;
import io.yunheng.report.workbook.WorkbookView.RecordRow;
import java.util.Arrays;

/** The columns of the record sheet, in their order; a person may move them. */
enum RecordColumn implements BookColumn {
  ITEM("item", 19, false),
  UNIT("unit", 12, false),
  CLAUSE("clause", 11, false),
  LAYER("layer", 13, false),
  POINT("point", 13, false),
  TITLE("title.column", 22, false),
  REQUIREMENT("requirement", 32, false),
  INTERPRETATION("interpretation", 32, false),
  METHOD("method", 36, false),
  EXPECTED("expected", 30, false),
  OBJECT_KIND("objectKind", 8, false),
  OBJECT_NAME("objectName", 18, false),
  OBJECT("object", 14, false),
  SEEN("seen", 46, false),
  MACHINE("machine", 11, false),
  WRITTEN("written", 26, false),
  VERDICT("verdict", 11, true),
  RECORD("record", 40, true),
  EVIDENCE("evidence", 20, true),
  REASON("reason", 26, true),
  ASSESSOR("assessor", 11, true),
  DATE("date", 12, true);

  private final String key;
  private final int width;
  private final boolean editable;

  RecordColumn(String key, int width, boolean editable) {
    this.key = key;
    this.width = width;
    this.editable = editable;
  }

  @Override
  public String title() {
    return "book." + key;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public boolean editable() {
    return editable;
  }

  String value(RecordRow row) {
    return switch (this) {
      case ITEM -> row.item();
      case UNIT -> row.unit();
      case CLAUSE -> row.clause();
      case LAYER -> row.layer();
      case POINT -> row.point();
      case TITLE -> row.title();
      case REQUIREMENT -> row.requirement();
      case INTERPRETATION -> row.interpretation();
      case METHOD -> row.method();
      case EXPECTED -> row.expected();
      case OBJECT_KIND -> row.objectKind();
      case OBJECT_NAME -> row.objectName();
      case OBJECT -> row.object();
      case SEEN -> row.seen();
      case MACHINE -> row.machine();
      case WRITTEN -> row.entry().map(Entry::written).orElse("");
      case VERDICT -> row.entry().map(Entry::verdict).orElse("");
      case RECORD -> row.entry().map(Entry::record).orElse("");
      case EVIDENCE -> row.entry().map(Entry::evidence).orElse("");
      case REASON -> row.entry().map(Entry::reason).orElse("");
      case ASSESSOR -> row.entry().map(Entry::assessor).orElse("");
      case DATE -> row.entry().map(Entry::date).orElse("");
    };
  }

  @Override
  public int place() {
    return Arrays.asList(values()).indexOf(this);
  }

  @Override
  public boolean needed() {
    return editable || this == ITEM || this == OBJECT;
  }

  @Override
  public boolean day() {
    return this == DATE;
  }
}
