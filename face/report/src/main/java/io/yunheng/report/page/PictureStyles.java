/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The styles of a picture that stands alone: the rules of {@code report.css} for what is in a
 * picture. Its colours and fonts take the place of their names, because many programs that show SVG
 * know no custom properties.
 */
final class PictureStyles {
  private static final Pattern LIGHT = Pattern.compile("^:root\\{([^}]*)}", Pattern.MULTILINE);
  private static final Pattern DARK =
      Pattern.compile("prefers-color-scheme:dark\\)\\{[^{]*\\{([^}]*)}");
  private static final Pattern PROPERTY = Pattern.compile("(--[a-z-]+):([^;]*)");
  private static final Pattern RULE = Pattern.compile("\\.picture [^{}]*\\{[^}]*}");
  private static final Pattern USE = Pattern.compile("var\\((--[a-z-]+)\\)");

  private PictureStyles() {}

  /** The style sheet. */
  static String of(String report) {
    String rules =
        ".picture .ground{fill:var(--bg);stroke:none}\n"
            + RULE.matcher(report)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"))
            + "\n";
    Map<String, String> light = properties(LIGHT, report);
    Map<String, String> dark = new java.util.HashMap<>(light);
    dark.putAll(properties(DARK, report));
    return ":root{color-scheme:light dark}\n"
        + resolved(rules, light)
        + "@media screen and (prefers-color-scheme:dark){\n"
        + resolved(rules, dark)
        + "}\n";
  }

  private static Map<String, String> properties(Pattern block, String report) {
    Matcher found = block.matcher(report);
    if (!found.find()) {
      throw new IllegalStateException("report.css has no " + block);
    }
    return PROPERTY
        .matcher(found.group(1))
        .results()
        .collect(Collectors.toMap(one -> one.group(1), one -> one.group(2)));
  }

  private static String resolved(String rules, Map<String, String> properties) {
    return USE.matcher(rules)
        .replaceAll(
            use -> {
              String value = properties.get(use.group(1));
              if (value == null) {
                throw new IllegalStateException("report.css has no " + use.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
