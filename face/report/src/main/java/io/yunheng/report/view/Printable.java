/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

/**
 * Makes a text from outside fit to be shown: what would hide, reorder or break the text around it
 * is spelled out, and what is too long is cut and says so.
 */
public final class Printable {
  /** How many characters of a text are shown. */
  public static final int LIMIT = 400;

  private Printable() {}

  /**
   * The text with control and direction characters spelled out, cut after {@link #LIMIT}
   * characters.
   */
  public static String text(String text) {
    return text(text, LIMIT);
  }

  /** The same with a limit of its own. */
  public static String text(String text, int limit) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), limit) + 16);
    int characters = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (characters++ == limit) {
        return shown
            .append("… (+")
            .append(text.codePointCount(i, text.length()) + 1)
            .append(')')
            .toString();
      }
      if (point == '\n' || point == '\t') {
        shown.append(' ');
      } else if (hidden(point)) {
        shown.append(String.format(java.util.Locale.ROOT, "\\u%04X", point));
      } else {
        shown.appendCodePoint(point);
      }
    }
    return shown.toString();
  }

  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
