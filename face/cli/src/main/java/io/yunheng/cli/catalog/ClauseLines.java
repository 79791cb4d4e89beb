/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Fit;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.Word;
import io.yunheng.report.catalog.ClauseJson;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Clauses, a line each. */
final class ClauseLines {
  private static final int ID = 26;
  private static final int STAGE = 12;

  private ClauseLines() {}

  static void print(Terminal terminal, Catalog catalog, List<ClauseFilter.Chosen> chosen) {
    if (terminal.json()) {
      ObjectNode root = ClauseJson.object();
      root.put("digest", catalog.digest());
      ArrayNode list = root.putArray("clauses");
      for (ClauseFilter.Chosen one : chosen) {
        list.add(ClauseJson.of(one.clause()).put("conditional", one.fit() == Fit.CONDITIONAL));
      }
      terminal.line(root.toString());
      return;
    }
    for (ClauseFilter.Chosen one : chosen) {
      Clause clause = one.clause();
      terminal.line(
          padded(clause.id(), ID)
              + padded(catalog.labels().of(clause.stage()).in(terminal.language()), STAGE)
              + (one.fit() == Fit.CONDITIONAL ? "? " : "  ")
              + clause.title().in(terminal.language()));
    }
    terminal.line(terminal.text("catalog.count", chosen.size()));
  }

  /** The text with blanks behind it; Chinese characters are two columns wide. */
  static String padded(String text, int width) {
    int columns = text.codePoints().map(point -> point >= 0x1100 ? 2 : 1).sum();
    return text + " ".repeat(Math.max(1, width - columns));
  }

  static String words(Terminal terminal, Catalog catalog, Collection<? extends Word> words) {
    return words.stream()
        .map(word -> catalog.labels().of(word).in(terminal.language()))
        .collect(Collectors.joining(", "));
  }
}
