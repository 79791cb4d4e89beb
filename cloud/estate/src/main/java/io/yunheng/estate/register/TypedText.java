/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.register;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts as they stand in cells: a backslash makes the next character literal, so that texts that
 * look like a mark or hold a separator can be written; lists are separated by semicolons or line
 * breaks.
 */
public final class TypedText {
  private static final String EMPTY = "\\";

  private TypedText() {}

  /** The cell for a text. */
  public static String written(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    boolean mark =
        text.equals(RegisterLayout.UNKNOWN)
            || text.equals(RegisterLayout.NONE)
            || text.startsWith("\\")
            || !text.equals(text.strip());
    return mark ? "\\" + text : text;
  }

  /** The text in a cell. */
  public static String read(String cell) {
    return cell.startsWith("\\") ? cell.substring(1) : cell.strip();
  }

  /** The cell for a list. */
  public static String written(List<String> texts) {
    if (texts.isEmpty()) {
      return EMPTY;
    }
    List<String> cells = new ArrayList<>();
    for (String text : texts) {
      StringBuilder cell = new StringBuilder();
      text.codePoints()
          .forEach(
              point -> {
                if (point == '\\' || point == ';' || point == '；' || point == '\n') {
                  cell.append('\\');
                }
                cell.appendCodePoint(point);
              });
      boolean mark =
          text.isEmpty()
              || text.equals(RegisterLayout.UNKNOWN)
              || text.equals(RegisterLayout.NONE)
              || !text.equals(text.strip());
      cells.add(mark ? quoted(cell) : cell.toString());
    }
    return String.join("; ", cells);
  }

  /** The list in a cell. */
  public static List<String> readList(String cell) {
    List<String> texts = new ArrayList<>();
    if (cell.equals(EMPTY)) {
      return texts;
    }
    StringBuilder text = new StringBuilder();
    int quotes = 0;
    boolean escaped = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (escaped && c == '0') {
        quotes++;
        if (quotes == 1) {
          text.setLength(0);
        }
        escaped = false;
      } else if (escaped) {
        text.append(c);
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else if (c == ';' || c == '；' || c == '\n') {
        add(texts, text, quotes > 0);
        quotes = 0;
      } else if (quotes < 2) {
        text.append(c);
      }
    }
    add(texts, text, quotes > 0);
    return texts;
  }

  /** Between these marks blanks count, and a text may be empty. */
  private static String quoted(StringBuilder cell) {
    return "\\0" + cell + "\\0";
  }

  private static void add(List<String> texts, StringBuilder text, boolean quoted) {
    String whole = quoted ? text.toString() : text.toString().strip();
    if (quoted || !whole.isEmpty()) {
      texts.add(whole);
    }
    text.setLength(0);
  }
}
