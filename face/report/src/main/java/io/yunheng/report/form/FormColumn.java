/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.form;

import io.yunheng.fault.Language;
import io.yunheng.report.words.Words;
import java.util.Arrays;
import java.util.List;

/** The columns of a form, by their titles in every language. */
enum FormColumn {
  NUMBER("number", 0, 7),
  QUESTION("question", 1, 46),
  CLAUSES("clauses", 2, 24),
  ALLOWED("allowed", 3, 16),
  ANSWER("answer", 4, 36),
  REMARK("remark", 5, 24),
  ATTACHMENTS("attachments", 6, 26),
  VERSION("version", 7, 6);

  private static final List<Words> ALL = Arrays.stream(Language.values()).map(Words::in).toList();

  private final String code;
  private final int index;
  private final int width;

  FormColumn(String code, int index, int width) {
    this.code = code;
    this.index = index;
    this.width = width;
  }

  /** Its place in the sheet, from 0. */
  int index() {
    return index;
  }

  /** In characters. */
  int width() {
    return width;
  }

  /** Whether it is filled in by whoever is asked. */
  boolean filledIn() {
    return this == ANSWER || this == REMARK || this == ATTACHMENTS;
  }

  String title(Words words) {
    return words.of("form.column." + code);
  }

  /** Whether a cell has the title of this column. */
  boolean isTitle(String cell) {
    return ALL.stream().anyMatch(words -> title(words).equals(cell.strip()));
  }

  /** Whether a sheet has the name of the one that is filled in. */
  static boolean isSheet(String name) {
    return ALL.stream().anyMatch(words -> words.of("form.sheet").equals(name.strip()));
  }
}
