/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ids in a cell: set apart by commas, semicolons (Chinese ones too) or line breaks, with blanks
 * around them that do not count. One that would be taken for something else stands in double
 * quotes, and a quote in it is doubled.
 */
final class ItemText {
  private static final String APART = "、，,；;\n\r";

  private ItemText() {}

  /** An id as a cell shows it. */
  static String one(String id) {
    boolean itself =
        !id.isEmpty()
            && id.equals(id.strip())
            && !id.startsWith("\"")
            && id.chars().noneMatch(c -> APART.indexOf(c) >= 0);
    return itself ? id : "\"" + id.replace("\"", "\"\"") + "\"";
  }

  /** Ids as a cell shows them. */
  static String join(Collection<String> ids, String comma) {
    return ids.stream().map(ItemText::one).collect(Collectors.joining(comma));
  }

  /** The id in a cell. */
  static String id(String cell) {
    String text = cell.strip();
    return closing(text, 0)
        .filter(end -> end == text.length() - 1)
        .map(end -> unquoted(text, 0, end))
        .orElse(text);
  }

  /** The ids in a cell. */
  static List<String> split(String cell) {
    List<String> ids = new ArrayList<>();
    int at = next(cell, 0);
    while (at < cell.length()) {
      int from = at;
      Optional<Integer> close =
          closing(cell, at).filter(end -> cell.substring(end + 1, apart(cell, end)).isBlank());
      int end = apart(cell, close.orElse(at));
      ids.add(
          close
              .map(last -> unquoted(cell, from, last))
              .orElseGet(() -> cell.substring(from, end).strip()));
      at = next(cell, end);
    }
    return ids;
  }

  /** Where the next id begins. */
  private static int next(String cell, int from) {
    int at = from;
    while (at < cell.length()
        && (Character.isWhitespace(cell.charAt(at)) || APART.indexOf(cell.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  /** Where the next mark that sets apart is, or the end. */
  private static int apart(String cell, int from) {
    int at = from;
    while (at < cell.length() && APART.indexOf(cell.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Where the quotes end that begin here, if any do. */
  private static Optional<Integer> closing(String cell, int from) {
    if (from >= cell.length() || cell.charAt(from) != '"') {
      return Optional.empty();
    }
    for (int at = from + 1; at < cell.length(); at++) {
      if (cell.charAt(at) == '"') {
        if (at + 1 == cell.length() || cell.charAt(at + 1) != '"') {
          return Optional.of(at);
        }
        at++;
      }
    }
    return Optional.empty();
  }

  private static String unquoted(String cell, int from, int to) {
    return cell.substring(from + 1, to).replace("\"\"", "\"");
  }
}
