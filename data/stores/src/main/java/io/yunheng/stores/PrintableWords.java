/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

/** Words of strangers, as messages may have them: one line, bounded, without control characters. */
final class PrintableWords {
  private static final int MOST = 200;

  private PrintableWords() {}

  static String text(String strange) {
    StringBuilder shown = new StringBuilder();
    strange
        .codePoints()
        .limit(MOST)
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean hidden =
                  type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.SURROGATE
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR;
              shown.appendCodePoint(hidden ? 0xfffd : c);
            });
    return shown.toString();
  }
}
