/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import java.util.stream.Collectors;

/** Text of strangers as a terminal may have it. */
final class TerminalText {
  private static final int REPLACEMENT = 0xfffd;

  private TerminalText() {}

  /** The text with whatever would steer a terminal or turn its direction replaced. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> plain.appendCodePoint(steers(c) ? REPLACEMENT : c));
    return plain.toString();
  }

  /** The same of a text that may have several lines. */
  static String lines(String text) {
    return text.lines().map(TerminalText::plain).collect(Collectors.joining("\n"));
  }

  private static boolean steers(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
