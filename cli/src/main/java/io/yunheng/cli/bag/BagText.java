/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.bag;

import io.yunheng.cli.Terminal;
import io.yunheng.handover.bag.BagBook;
import io.yunheng.handover.bag.BagReport;
import io.yunheng.handover.bag.Finding;
import io.yunheng.handover.bag.FindingCode;
import io.yunheng.handover.bag.Weight;
import io.yunheng.report.handover.Amounts;
import java.util.Map;
import java.util.TreeMap;

/** What came of checking a bag as lines. */
final class BagText {
  private final BagBook book;
  private final Terminal terminal;

  BagText(BagBook book, Terminal terminal) {
    this.book = book;
    this.terminal = terminal;
  }

  void print(BagReport report) {
    line("bag.outcome." + outcome(report));
    report
        .found()
        .ifPresent(found -> line("bag.amounts", found.files(), Amounts.octets(found.octets())));
    if (report.toFetch() > 0) {
      line("bag.to-fetch", report.toFetch());
    }
    Map<FindingCode, Long> left = new TreeMap<>(report.counts());
    for (Finding finding : report.findings()) {
      left.merge(finding.code(), -1L, Long::sum);
      line(
          "bag.finding",
          terminal.text("bag.weight." + book.weight(finding.code()).code()),
          finding.code().code(),
          place(finding),
          book.what(finding, terminal.language()),
          book.cure(finding, terminal.language()));
    }
    left.forEach(
        (code, count) -> {
          if (count > 0) {
            line("bag.more", code.code(), count);
          }
        });
  }

  static String outcome(BagReport report) {
    if (report.weights().containsKey(Weight.INVALID)) {
      return "invalid";
    }
    if (!report.complete()) {
      return "open";
    }
    return report.digested() ? "valid" : "complete";
  }

  private static String place(Finding finding) {
    return switch (finding) {
      case Finding.OfTagFile one -> one.file();
      case Finding.OfLine one -> one.path().isEmpty() ? one.file() + ":" + one.line() : one.path();
      case Finding.OfFile one -> one.path();
    };
  }

  private void line(String key, Object... values) {
    terminal.line(terminal.text(key, values));
  }
}
