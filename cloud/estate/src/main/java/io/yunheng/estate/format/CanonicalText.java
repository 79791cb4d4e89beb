/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import tools.jackson.core.JsonGenerator;

/**
 * Texts as the formats of this package write them: UTF-8 with the shortest escapes JSON asks for.
 */
public final class CanonicalText {
  private CanonicalText() {}

  public static void write(JsonGenerator json, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        surrogates(json, value);
        return;
      }
    }
    json.writeString(value);
  }

  /** A text with surrogates; those without a partner cannot be UTF-8 and are written as escapes. */
  private static void surrogates(JsonGenerator json, String value) {
    StringBuilder escaped = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                escaped.append(String.format("\\u%04X", c));
              } else if (c == '"' || c == '\\') {
                escaped.append('\\').appendCodePoint(c);
              } else if (c < ' ') {
                escaped.append(control(c));
              } else {
                escaped.appendCodePoint(c);
              }
            });
    json.writeRawValue(escaped.append('"').toString());
  }

  private static String control(int c) {
    return switch (c) {
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      default -> String.format("\\u%04X", c);
    };
  }
}
