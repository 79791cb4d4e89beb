/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.bag;

import io.yunheng.bag.BagCode;
import io.yunheng.bag.BagReport;
import io.yunheng.cli.Terminal;
import io.yunheng.finding.Finding;
import io.yunheng.finding.FindingCode;
import io.yunheng.finding.FindingRules;
import io.yunheng.finding.Place;
import io.yunheng.jobs.BagCheckResult;
import io.yunheng.report.handover.Amounts;
import java.util.Map;
import java.util.TreeMap;

/** What came of checking a bag as lines. */
final class BagText {
  private final Terminal terminal;

  BagText(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(BagCheckResult result) {
    BagReport report = result.report();
    line("bag.outcome." + result.outcome());
    report
        .found()
        .ifPresent(found -> line("bag.amounts", found.files(), Amounts.octets(found.octets())));
    if (report.toFetch() > 0) {
      line("bag.to-fetch", report.toFetch());
    }
    Map<FindingCode, Long> left = new TreeMap<>(report.counts());
    FindingRules<BagCode> rules = result.rules().findings();
    for (Finding finding : report.findings()) {
      left.merge(finding.code(), -1L, Long::sum);
      line(
          "bag.finding",
          terminal.text("bag.weight." + finding.weight().code()),
          finding.code().code(),
          place(finding),
          rules.what(finding, terminal.language()),
          rules.cure(finding, terminal.language()));
    }
    left.forEach(
        (code, count) -> {
          if (count > 0) {
            line("bag.more", code.code(), count);
          }
        });
  }

  private static String place(Finding finding) {
    return finding.place() instanceof Place.Line line && !line.path().isEmpty()
        ? line.path()
        : finding.place().text();
  }

  private void line(String key, Object... values) {
    terminal.line(terminal.text(key, values));
  }
}
