/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.estate;

import io.yunheng.cli.Terminal;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.report.words.GapWords;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an estate holds and what could not be read, for a person or a program. */
public final class EstateSummary {
  private final Terminal terminal;
  private final GapWords words;
  private final KindLabels labels = KindLabels.load();

  public EstateSummary(Terminal terminal) {
    this.terminal = terminal;
    this.words = GapWords.in(terminal.language());
  }

  /** The coverages that are not complete. */
  public static List<Coverage> incomplete(Estate estate) {
    return estate.coverages().stream().filter(coverage -> !coverage.complete()).toList();
  }

  /**
   * Prints it.
   *
   * @param place where the estate lies
   * @param address its address
   */
  public void print(Estate estate, String place, String address) {
    if (terminal.json()) {
      terminal.line(json(estate, place, address));
      return;
    }
    terminal.line(terminal.text("estate.place", place));
    terminal.line(terminal.text("estate.address", address));
    terminal.line(
        terminal.text(
            "estate.header",
            estate.header().name(),
            estate.header().cloud(),
            estate.header().collectedAt().toString(),
            terminal.text("estate.viewpoint." + estate.header().viewpoint())));
    terminal.line(terminal.text("estate.size", estate.size()));
    for (Kind kind : Kind.values()) {
      int count = estate.all(kind).size();
      if (count > 0) {
        terminal.line(
            String.format(Locale.ROOT, "  %8d  ", count) + labels.kind(kind, terminal.language()));
      }
    }
    List<Coverage> incomplete = incomplete(estate);
    if (!incomplete.isEmpty()) {
      terminal.line(terminal.text("estate.incomplete"));
      incomplete.forEach(coverage -> terminal.line("  " + line(coverage)));
    }
  }

  private String line(Coverage coverage) {
    String scope =
        coverage.scope().equals(Coverage.WHOLE)
            ? ""
            : terminal.text("estate.scope", coverage.scope());
    return terminal.text(
        "estate.gap",
        labels.kind(coverage.kind(), terminal.language()) + scope,
        terminal.text("estate.status." + word(coverage)),
        words.reason(coverage.reason()),
        coverage.need().isEmpty() ? "-" : words.need(coverage.need()));
  }

  private static String word(Coverage coverage) {
    return coverage.status().code();
  }

  private static String json(Estate estate, String place, String address) {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode root = mapper.createObjectNode();
    root.put("file", place);
    root.put("address", address);
    root.put("name", estate.header().name());
    root.put("cloud", estate.header().cloud());
    root.put("collectedAt", estate.header().collectedAt().toString());
    root.put("viewpoint", estate.header().viewpoint());
    root.put("resources", estate.size());
    ObjectNode kinds = root.putObject("kinds");
    for (Kind kind : Kind.values()) {
      int count = estate.all(kind).size();
      if (count > 0) {
        kinds.put(kind.code(), count);
      }
    }
    ArrayNode gaps = root.putArray("incomplete");
    for (Coverage coverage : incomplete(estate)) {
      ObjectNode gap = gaps.addObject();
      gap.put("kind", coverage.kind().code());
      gap.put("scope", coverage.scope());
      gap.put("status", word(coverage));
      gap.put("reason", coverage.reason());
      gap.put("need", coverage.need());
    }
    return root.toPrettyString();
  }
}
