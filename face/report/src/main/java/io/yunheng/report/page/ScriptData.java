/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import java.util.List;
import java.util.Map;

/**
 * Writes plain values as JSON that may stand inside a script element: nothing in it can end the
 * element or a line.
 */
final class ScriptData {
  private ScriptData() {}

  /** Maps, lists, texts, whole numbers and truth values, nested; maps keep their order. */
  static String json(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case Map<?, ?> map -> {
        String comma = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.append(comma);
          text(entry.getKey().toString(), out);
          out.append(':');
          write(entry.getValue(), out);
          comma = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
      }
      case List<?> list -> {
        String comma = "[";
        for (Object element : list) {
          out.append(comma);
          write(element, out);
          comma = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
      }
      case Integer number -> out.append(number);
      case Long number -> out.append(number);
      case Boolean truth -> out.append(truth);
      default -> text(value.toString(), out);
    }
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&'
              && c != '\'';
      boolean letter = c > 0x9f && Character.isLetterOrDigit(c);
      if (plain || letter) {
        out.append(c);
      } else {
        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    out.append('"');
  }
}
