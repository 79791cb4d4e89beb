/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.bag.BagReport;
import io.yunheng.bag.BagRules;
import io.yunheng.fault.Language;
import io.yunheng.files.JsonOut;
import io.yunheng.finding.Weight;
import io.yunheng.jobs.manifest.BagJson;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/**
 * A bag that was checked.
 *
 * @param rules with the texts of findings
 */
public record BagCheckResult(BagReport report, BagRules rules, Language language)
    implements JobResult {
  @Override
  public Standing standing() {
    if (report.complete()) {
      return Standing.CLEAN;
    }
    return report.weights().containsKey(Weight.INVALID) ? Standing.BROKEN : Standing.OPEN;
  }

  /** The outcome in the words of RFC 8493: invalid, open, valid or complete. */
  public String outcome() {
    if (report.weights().containsKey(Weight.INVALID)) {
      return "invalid";
    }
    if (!report.complete()) {
      return "open";
    }
    return report.digested() ? "valid" : "complete";
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public void write(Writer out) {
    JsonOut.value(out, json -> json.object(() -> new BagJson(rules, language).write(json, this)));
  }
}
