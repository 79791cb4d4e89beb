/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.bag;

import io.yunheng.cli.Terminal;
import io.yunheng.estate.format.JsonOut;
import io.yunheng.handover.bag.BagBook;
import io.yunheng.handover.bag.BagReport;
import io.yunheng.handover.bag.Finding;
import io.yunheng.handover.bag.Weight;
import java.util.TreeMap;

/** What came of checking a bag for programs, as {@code docs/formats/bag.md} has it. */
final class BagJson {
  private final BagBook book;
  private final Terminal terminal;

  BagJson(BagBook book, Terminal terminal) {
    this.book = book;
    this.terminal = terminal;
  }

  void write(JsonOut json, BagReport report) {
    json.text("folder", report.bag().root().toString());
    report.bag().version().ifPresent(version -> json.text("version", version));
    json.text("outcome", BagText.outcome(report));
    json.truth("complete", report.complete());
    json.truth("valid", report.valid());
    report
        .found()
        .ifPresent(
            found -> {
              json.number("files", found.files());
              json.number("octets", found.octets());
            });
    json.number("toFetch", report.toFetch());
    json.object(
        "weights",
        () -> {
          for (Weight weight : Weight.values()) {
            json.number(weight.code(), report.weights().getOrDefault(weight, 0L));
          }
        });
    json.object(
        "counts",
        () ->
            new TreeMap<>(report.counts())
                .forEach((code, count) -> json.number(code.code(), count)));
    json.objects("findings", report.findings(), finding -> finding(json, finding));
  }

  private void finding(JsonOut json, Finding finding) {
    json.text("code", finding.code().code());
    json.text("weight", book.weight(finding.code()).code());
    switch (finding) {
      case Finding.OfTagFile one -> json.text("file", one.file());
      case Finding.OfLine one -> {
        json.text("file", one.file());
        json.number("line", one.line());
        json.text("path", one.path());
      }
      case Finding.OfFile one -> json.text("path", one.path());
    }
    json.text("what", book.what(finding, terminal.language()));
    json.text("cure", book.cure(finding, terminal.language()));
  }
}
