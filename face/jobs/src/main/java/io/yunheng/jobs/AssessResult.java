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
import io.yunheng.report.assessment.AssessmentFiles;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A case that was assessed.
 *
 * @param catalog the items it was assessed against
 * @param output the folder of the four files
 */
public record AssessResult(Assessment assessment, MlpsCatalog catalog, Path output)
    implements JobResult {
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
  public List<Path> files() {
    return Stream.of(
            AssessmentFiles.REPORT,
            AssessmentFiles.WORKBOOK,
            AssessmentFiles.RESULT,
            AssessmentFiles.OBSERVATIONS)
        .map(output::resolve)
        .toList();
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
            assessment.risks().stream().filter(HighRisk::present).map(HighRisk::id).toList(),
            files().stream().map(Path::toString).toList()));
  }
}
