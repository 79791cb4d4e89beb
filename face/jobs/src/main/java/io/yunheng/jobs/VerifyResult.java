/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.files.JsonOut;
import io.yunheng.handover.Verification;
import io.yunheng.report.handover.ClauseVerdict;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/**
 * A manifest that was compared with what is there.
 *
 * @param clauses what that means for the clauses of the standard
 * @param files that were written
 */
public record VerifyResult(Verification verification, List<ClauseVerdict> clauses, List<Path> files)
    implements JobResult {
  public VerifyResult {
    clauses = List.copyOf(clauses);
    files = List.copyOf(files);
  }

  @Override
  public Standing standing() {
    return switch (verification.stand()) {
      case SAME -> Standing.CLEAN;
      case OPEN -> Standing.OPEN;
      case DIFFERENT -> Standing.BROKEN;
    };
  }

  /** Writes the members of the result. */
  public void write(JsonOut json) {
    verification.write(json);
    json.objects("clauses", clauses, clause -> clause.write(json));
  }

  @Override
  public void write(Writer out) {
    JsonOut.value(out, json -> json.object(() -> write(json)));
  }
}
