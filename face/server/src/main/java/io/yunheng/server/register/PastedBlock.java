/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import java.util.ArrayList;
import java.util.List;

/** A block of cells as spreadsheets put it on the clipboard: tabs between cells, lines for rows. */
final class PastedBlock {
  private PastedBlock() {}

  /**
   * The rows of a block; a cell in quotation marks may hold tabs, line breaks and doubled marks.
   */
  static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    String plain = text.replace("\r\n", "\n").replace('\r', '\n');
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (quoted) {
        boolean doubled = c == '"' && i + 1 < plain.length() && plain.charAt(i + 1) == '"';
        if (doubled) {
          cell.append(c);
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"' && cell.isEmpty() && closes(plain, i)) {
        quoted = true;
      } else if (c == '\t' || c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
      row.add(cell.toString());
      rows.add(row);
    }
    return rows.stream().filter(one -> one.stream().anyMatch(field -> !field.isBlank())).toList();
  }

  /** Whether a quotation mark at the beginning of a cell has its other at the end of one. */
  private static boolean closes(String text, int from) {
    for (int i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          i++;
        } else {
          return i + 1 == text.length() || text.charAt(i + 1) == '\t' || text.charAt(i + 1) == '\n';
        }
      }
    }
    return false;
  }
}
