/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.Locale;

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
        shown.append(String.format(Locale.ROOT, "\\u%04X", point));
      } else {
        shown.appendCodePoint(point);
      }
    }
    return shown.toString();
  }

  /**
   * The whole text, of which only what no page can hold and what turns the direction of the text
   * around it is spelled out.
   */
  public static String whole(String text) {
    if (text.codePoints().noneMatch(Printable::breaking)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (breaking(point)) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", point));
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }

  private static boolean breaking(int point) {
    return (point < ' ' && point != '\t' && point != '\n' && point != '\r')
        || (point >= 0x7f && point < 0xa0)
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069)
        || (point >= 0xd800 && point < 0xe000)
        || point == 0xfffe
        || point == 0xffff;
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
