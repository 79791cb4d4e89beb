/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.HighRisk;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.Verdict;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case that was assessed.
 *
 * @param catalog the items it was assessed against
 * @param files what was written; a picture only where the evidence gives something to draw
 */
public record AssessResult(Assessment assessment, MlpsCatalog catalog, List<Path> files)
    implements JobResult {
  public AssessResult {
    files = List.copyOf(files);
  }

  private record Summary(
      @JsonProperty("case") String name,
      String address,
      String asOf,
      String scale,
      Map<String, Long> totals,
      List<String> highRisks,
      List<String> written) {}

  @Override
  public Standing standing() {
    return switch (assessment.worst()) {
      case NON_COMPLIANT -> Standing.BROKEN;
      case PARTIAL -> Standing.DEVIATING;
      case INDETERMINATE -> Standing.OPEN;
      case COMPLIANT, NOT_APPLICABLE -> Standing.CLEAN;
    };
  }

  @Override
  public void write(Writer out) {
    Map<String, Long> totals = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      totals.put(verdict.code(), assessment.count(verdict));
    }
    ResultJson.write(
        out,
        new Summary(
            assessment.heading().name(),
            assessment.heading().address(),
            assessment.heading().asOf().toString(),
            assessment.heading().scale().code(),
            totals,
            assessment.risks().stream().filter(HighRisk::raised).map(HighRisk::id).toList(),
            files.stream().map(Path::toString).toList()));
  }
}
