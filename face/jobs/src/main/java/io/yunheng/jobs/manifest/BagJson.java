/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.manifest;

import io.yunheng.bag.BagReport;
import io.yunheng.bag.BagRules;
import io.yunheng.fault.Language;
import io.yunheng.files.JsonOut;
import io.yunheng.finding.Finding;
import io.yunheng.finding.Place;
import io.yunheng.finding.Weight;
import io.yunheng.jobs.BagCheckResult;
import java.util.TreeMap;

/** What came of checking a bag for programs, as {@code docs/formats/bag.md} has it. */
public final class BagJson {
  private final BagRules rules;
  private final Language language;

  public BagJson(BagRules rules, Language language) {
    this.rules = rules;
    this.language = language;
  }

  /** Writes the members of a result. */
  public void write(JsonOut json, BagCheckResult result) {
    BagReport report = result.report();
    json.text("folder", report.bag().root().toString());
    report.bag().version().ifPresent(version -> json.text("version", version));
    json.text("outcome", result.outcome());
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
          for (Weight weight : rules.findings().weights()) {
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
    json.text("weight", finding.weight().code());
    switch (finding.place()) {
      case Place.Part part -> json.text("file", part.name());
      case Place.Line line -> {
        json.text("file", line.file());
        json.number("line", line.line());
        json.text("path", line.path());
      }
      case Place.Member member -> json.text("path", member.path());
      case Place.Sides sides -> {
        sides.before().ifPresent(place -> json.text("before", place));
        sides.after().ifPresent(place -> json.text("after", place));
      }
    }
    json.text("what", rules.findings().what(finding, language));
    json.text("cure", rules.findings().cure(finding, language));
  }
}
