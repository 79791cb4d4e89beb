/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A difference, or possible difference, after a migration, and its place.
 *
 * <p>Texts are made safe on the way in: half surrogate pairs become U+FFFD, and what is beyond
 * {@link #LONGEST} characters is cut off.
 *
 * @param code stable, in small letters, digits and hyphens; unique within the comparison it is of
 * @param before the place on the side before, if there is one
 * @param after the place on the side after, if there is one
 * @param details further values for words, by name
 */
public record MoveFinding(
    String code,
    MoveWeight weight,
    MigrationRisk risk,
    Optional<String> before,
    Optional<String> after,
    Map<String, String> details) {
  /** The most characters of a place or detail. */
  public static final int LONGEST = 2_000;

  /** The most details. */
  public static final int MOST_DETAILS = 32;

  public MoveFinding {
    if (!code.matches("[a-z][a-z0-9-]{0,63}") || details.size() > MOST_DETAILS) {
      throw new IllegalArgumentException("finding " + code);
    }
    before = before.map(MoveFinding::safe);
    after = after.map(MoveFinding::safe);
    Map<String, String> safe = new TreeMap<>();
    details.forEach((name, value) -> safe.put(safe(name), safe(value)));
    details = Map.copyOf(safe);
  }

  /** Where it is, for people: the place after the move, or else before. */
  public String place() {
    return after.or(() -> before).orElse("");
  }

  private static String safe(String text) {
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
