/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.entry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser by its name and that of its system, in place of what it says of itself. */
final class BrowserName {
  private static final Pattern BROWSER =
      Pattern.compile("(Edg|OPR|Firefox|Chrome|Version)/([0-9]+)");
  private static final Pattern SYSTEM =
      Pattern.compile("(Windows|Android|iPhone|iPad|Macintosh|Linux)");

  private BrowserName() {}

  /** The name; what it says of itself where that names no known browser. */
  static String of(String agent) {
    Matcher browser = BROWSER.matcher(agent);
    String best = "";
    while (browser.find()) {
      if (best.isEmpty() || !browser.group(1).equals("Version")) {
        best = name(browser.group(1)) + " " + browser.group(2);
      }
    }
    Matcher system = SYSTEM.matcher(agent);
    if (best.isEmpty()) {
      return agent;
    }
    return system.find() ? best + " · " + system.group(1) : best;
  }

  private static String name(String word) {
    return switch (word) {
      case "Edg" -> "Edge";
      case "OPR" -> "Opera";
      case "Version" -> "Safari";
      default -> word;
    };
  }
}
