/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.fault.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places in a finding's text that an observation's details fill: <code>{rule.remote}</code>.
 */
public final class Placeholders {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z_][a-zA-Z0-9_.-]*)}");

  private Placeholders() {}

  /** The names of all places in the text, sorted. */
  public static List<String> names(Text text) {
    TreeSet<String> names = new TreeSet<>();
    for (String one : List.of(text.zh(), text.en())) {
      PLACE.matcher(one).results().forEach(place -> names.add(place.group(1)));
    }
    return List.copyOf(names);
  }

  /** The text with its places filled; a detail that is missing shows as a question mark. */
  public static Text fill(Text text, Map<String, String> details) {
    return new Text(fill(text.zh(), details), fill(text.en(), details));
  }

  private static String fill(String text, Map<String, String> details) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(details.getOrDefault(place.group(1), "?")));
  }
}
