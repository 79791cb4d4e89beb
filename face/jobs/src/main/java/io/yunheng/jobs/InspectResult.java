/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.files.JsonOut;
import io.yunheng.inspection.DeepTotals;
import io.yunheng.inspection.InspectionRules;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that were opened.
 *
 * @param files that were written
 */
public record InspectResult(DeepTotals totals, InspectionRules rules, List<Path> files)
    implements JobResult {
  public InspectResult {
    files = List.copyOf(files);
  }

  /** Open where something could not be found out, or where there was no file at all. */
  @Override
  public Standing standing() {
    if (totals.wrong()) {
      return Standing.BROKEN;
    }
    return totals.open() || totals.files() == 0 ? Standing.OPEN : Standing.CLEAN;
  }

  /** Writes the members of the result. */
  public void write(JsonOut json) {
    json.text("yunheng", "inspection");
    json.number("version", 1);
    json.text("standing", standing().code());
    totals.write(json, rules);
  }

  @Override
  public void write(Writer out) {
    JsonOut.value(out, json -> json.object(() -> write(json)));
  }
}
