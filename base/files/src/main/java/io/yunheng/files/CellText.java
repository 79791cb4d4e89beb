/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

/** Texts as the cells of an Excel file can hold them; {@link ExcelReader} reads them back. */
public final class CellText {
  /** The most characters Excel keeps in a cell. */
  public static final int LIMIT = 32_767;

  private CellText() {}

  /**
   * The text as a cell keeps it: what XML cannot hold, and what looks like an escape, is escaped as
   * Excel does; what is too long is cut and ends in an ellipsis.
   */
  public static String of(String text) {
    StringBuilder cell = escaped(text);
    if (cell.length() > LIMIT) {
      boolean pair = Character.isHighSurrogate(cell.charAt(LIMIT - 2));
      cell.setLength(pair ? LIMIT - 2 : LIMIT - 1);
      cell.append('…');
    }
    return cell.toString();
  }

  /** Whether a cell keeps all of the text. */
  public static boolean fits(String text) {
    return escaped(text).length() <= LIMIT;
  }

  private static StringBuilder escaped(String text) {
    StringBuilder cell = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lone =
          Character.isHighSurrogate(c)
              ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
              : Character.isLowSurrogate(c)
                  && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
      if ((c < ' ' && c != '\n' && c != '\t') || c == 0xfffe || c == 0xffff || lone) {
        cell.append(String.format(java.util.Locale.ROOT, "_x%04X_", (int) c));
      } else if (c == '_' && escape(text, i)) {
        cell.append("_x005F_");
      } else {
        cell.append(c);
      }
    }
    return cell;
  }

  private static boolean escape(String text, int at) {
    if (at + 7 > text.length() || text.charAt(at + 1) != 'x' || text.charAt(at + 6) != '_') {
      return false;
    }
    return text.substring(at + 2, at + 6).chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  /** How many lines the text takes in a column so many characters wide. */
  public static int lines(String text, int width) {
    int lines = 1;
    double used = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lines++;
        used = 0;
        continue;
      }
      used += c >= 0x2e80 ? 1.74 : 0.92;
      if (used > width) {
        lines++;
        used = c >= 0x2e80 ? 1.74 : 0.92;
      }
    }
    return lines;
  }
}
