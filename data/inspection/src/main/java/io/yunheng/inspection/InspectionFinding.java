/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.inspection.context.DeepCode;
import java.util.Map;
import java.util.TreeMap;

/**
 * A finding on a file or on something inside it. Never contains plaintext or keys.
 *
 * @param place path in the file, parts of nested archives joined by {@code !/}; {@code .} for the
 *     file itself; control characters are written as {@code ?}
 * @param details further values for its words
 */
public record InspectionFinding(DeepCode code, String place, Map<String, String> details) {
  private static final int LONGEST = 400;

  public InspectionFinding {
    place = shown(place);
    Map<String, String> clean = new TreeMap<>();
    details.forEach((name, value) -> clean.put(name, shown(value)));
    details = Map.copyOf(clean);
  }

  /** A finding with details given as name, value, name, value. */
  public static InspectionFinding of(DeepCode code, String place, String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a detail has a name and a value");
    }
    Map<String, String> details = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      details.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new InspectionFinding(code, place, details);
  }

  private static String shown(String text) {
    if (text.isEmpty()) {
      return ".";
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            point -> {
              int type = Character.getType(point);
              boolean hidden =
                  Character.isISOControl(point)
                      || type == Character.FORMAT
                      || type == Character.SURROGATE
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR;
              shown.appendCodePoint(hidden ? '?' : point);
            });
    if (text.codePointCount(0, text.length()) > LONGEST) {
      shown.append('…');
    }
    return shown.toString();
  }
}
