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
import io.yunheng.jobs.EstateResult;
import io.yunheng.report.words.GapWords;
import java.util.List;
import java.util.Locale;

/** What an estate holds and what could not be read, for a person or a program. */
public final class EstateSummary {
  private final Terminal terminal;
  private final GapWords words;
  private final KindLabels labels = KindLabels.load();

  public EstateSummary(Terminal terminal) {
    this.terminal = terminal;
    this.words = GapWords.in(terminal.language());
  }

  /** Prints it. */
  public void print(EstateResult result) {
    Estate estate = result.estate();
    terminal.line(terminal.text("estate.place", result.file().toString()));
    terminal.line(terminal.text("estate.address", result.address()));
    result
        .signature()
        .ifPresent(file -> terminal.line(terminal.text("estate.signature", file.toString())));
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
    List<Coverage> incomplete = result.incomplete();
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
}
