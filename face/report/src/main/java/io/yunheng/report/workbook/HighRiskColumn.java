/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.report.workbook.WorkbookView.HighRiskRow;
import java.util.Arrays;

/** The columns of the sheet of high-risk cases, in their order; a person may move them. */
enum HighRiskColumn implements BookColumn {
  ID("highRisk.id", 11, false),
  TITLE("highRisk.title", 40, false),
  STATE("highRisk.state", 14, false),
  MITIGATION("highRisk.mitigation", 44, false),
  ITEMS("highRisk.items", 34, false),
  WRITTEN("written", 34, false),
  DECISION("highRisk.decision", 18, true),
  REASON("highRisk.reason", 36, true),
  ASSESSOR("assessor", 11, true),
  DATE("date", 12, true);

  private final String key;
  private final int width;
  private final boolean editable;

  HighRiskColumn(String key, int width, boolean editable) {
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

  String value(HighRiskRow row) {
    return switch (this) {
      case ID -> row.id();
      case TITLE -> row.title();
      case STATE -> row.state();
      case MITIGATION -> row.mitigation();
      case ITEMS -> row.items();
      case WRITTEN -> row.written();
      case DECISION -> row.decision();
      case REASON -> row.reason();
      case ASSESSOR -> row.assessor();
      case DATE -> row.date();
    };
  }

  @Override
  public int place() {
    return Arrays.asList(values()).indexOf(this);
  }

  @Override
  public boolean needed() {
    return editable || this == ID;
  }

  @Override
  public boolean day() {
    return this == DATE;
  }
}
