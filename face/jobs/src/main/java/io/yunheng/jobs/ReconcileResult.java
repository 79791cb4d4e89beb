/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.files.JsonOut;
import io.yunheng.handover.ReconcileRules;
import io.yunheng.handover.Reconciliation;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/**
 * What a provider still has.
 *
 * @param rules by which it was found
 * @param files that were written
 */
public record ReconcileResult(Reconciliation reconciliation, ReconcileRules rules, List<Path> files)
    implements JobResult {
  public ReconcileResult {
    files = List.copyOf(files);
  }

  @Override
  public Standing standing() {
    return switch (reconciliation.outcome()) {
      case SAME -> Standing.CLEAN;
      case OPEN -> Standing.OPEN;
      case DIFFERENT -> Standing.BROKEN;
    };
  }

  @Override
  public void write(Writer out) {
    JsonOut.value(out, json -> json.object(() -> reconciliation.write(json)));
  }
}
