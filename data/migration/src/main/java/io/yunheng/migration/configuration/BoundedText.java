/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.configuration;

import io.yunheng.finding.Place;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Texts of strangers within bounds: half surrogate pairs become U+FFFD, and what is beyond {@link
 * #LONGEST} characters is cut off.
 */
public final class BoundedText {
  /** The most characters of a place or detail. */
  private static final int LONGEST = 2_000;

  private BoundedText() {}

  /** Places with names within bounds. */
  public static Place.Sides of(Place.Sides sides) {
    return Place.Sides.of(sides.before().map(BoundedText::of), sides.after().map(BoundedText::of));
  }

  /** Details with names and values within bounds. */
  public static SortedMap<String, String> of(Map<String, String> details) {
    SortedMap<String, String> bounded = new TreeMap<>();
    details.forEach((name, value) -> bounded.put(of(name), of(value)));
    return bounded;
  }

  private static String of(String text) {
    String cut = text;
    if (text.length() > LONGEST) {
      int end = LONGEST - 1;
      cut =
          text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
    for (int i = 0; i < cut.length(); i++) {
      if (Character.isSurrogate(cut.charAt(i))) {
        return cut.codePoints()
            .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .collect(
                StringBuilder::new, StringBuilder::appendCodePoint, (one, two) -> one.append(two))
            .toString();
      }
    }
    return cut;
  }
}
