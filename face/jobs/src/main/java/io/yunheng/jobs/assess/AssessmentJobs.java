/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.assess;

import io.yunheng.assessment.AssessmentComparison;
import io.yunheng.assessment.CaseCheck;
import io.yunheng.assessment.CaseDraft;
import io.yunheng.assessment.CaseEvidence;
import io.yunheng.assessment.CaseFile;
import io.yunheng.assessment.CaseFolder;
import io.yunheng.assessment.CaseLock;
import io.yunheng.assessment.OutlineReader;
import io.yunheng.assessment.Workbook;
import io.yunheng.assessment.WorkbookFile;
import io.yunheng.assessment.WorkbookMerge;
import io.yunheng.catalog.ScaleName;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateDiff;
import io.yunheng.estate.EstateNames;
import io.yunheng.estate.EstateReader;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.AssessRequest;
import io.yunheng.jobs.AssessResult;
import io.yunheng.jobs.CaseCheckRequest;
import io.yunheng.jobs.CaseCheckResult;
import io.yunheng.jobs.CaseInitRequest;
import io.yunheng.jobs.DiffRequest;
import io.yunheng.jobs.DiffResult;
import io.yunheng.jobs.WorkbookExportRequest;
import io.yunheng.jobs.WorkbookMergeRequest;
import io.yunheng.jobs.WorkbookMergeResult;
import io.yunheng.jobs.WrittenResult;
import io.yunheng.jobs.work.JobContext;
import io.yunheng.report.assessment.AssessmentFiles;
import io.yunheng.report.assessment.AssessmentWorkbook;
import io.yunheng.report.assessment.WorkbookReturn;
import io.yunheng.report.workbook.WorkbookWriter;
import io.yunheng.run.Phase;
import io.yunheng.run.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The jobs about cases and their assessments. */
public final class AssessmentJobs {
  private final JobContext context;

  public AssessmentJobs(JobContext context) {
    this.context = context;
  }

  /** Assesses a case and writes the files of its result. */
  public AssessResult assess(AssessRequest request) throws InterruptedException {
    AssessedCase done =
        AssessedCase.of(
            request.folder(), request.scale(), request.subject(), request.packs(), context);
    context.progress().begin(Phase.of("write-documents"));
    List<Path> files =
        AssessmentFiles.write(
            done.assessment(),
            done.dossier().evidence().current(),
            done.catalog(),
            request.language(),
            request.output(),
            context.progress());
    return new AssessResult(done.assessment(), done.catalog(), files);
  }

  /** Says what a case lacks. */
  public CaseCheckResult check(CaseCheckRequest request) throws InterruptedException {
    CaseFile file = CaseFolder.load(request.folder());
    CaseEvidence evidence = CaseEvidence.of(file);
    CaseCheck check = CaseCheck.of(file, evidence, context.shipped().mlps());
    return new CaseCheckResult(file, evidence, check, EstateSeals.of(file, evidence.estates()));
  }

  /** Makes a case. */
  public WrittenResult init(CaseInitRequest request) {
    CaseFolder.init(
        request.folder(),
        new CaseDraft(request.name(), request.subject(), request.tenant(), request.system()),
        request.language());
    return WrittenResult.of(request.folder());
  }

  /** Writes the workbook of a case. */
  public WrittenResult export(WorkbookExportRequest request) throws InterruptedException {
    AssessedCase done =
        AssessedCase.of(
            request.folder(), request.scale(), Optional.empty(), request.packs(), context);
    context.progress().begin(Phase.of("write-documents"));
    new WorkbookWriter()
        .write(
            AssessmentWorkbook.of(done.assessment(), done.catalog(), request.language()),
            request.output());
    context.progress().count(Unit.DOCUMENTS, 1);
    return WrittenResult.of(request.output());
  }

  /** Merges into what the case holds at that moment; whoever merges meanwhile waits. */
  public WorkbookMergeResult merge(WorkbookMergeRequest request) throws InterruptedException {
    AssessedCase now =
        AssessedCase.of(
            request.folder(), ScaleName.WORKBOOK, Optional.empty(), request.packs(), context);
    Path place = request.folder().resolve(WorkbookFile.PLACE);
    try (CaseLock _ = CaseLock.of(request.folder())) {
      Workbook held = WorkbookFile.read(place);
      WorkbookMerge.Merged merged =
          new WorkbookReturn(now.catalog(), now.assessment())
              .merge(
                  request.file(),
                  held,
                  request.who(),
                  Instant.now().truncatedTo(ChronoUnit.SECONDS));
      if (!merged.news().isEmpty()) {
        WorkbookFile.write(place, held.plus(merged.news()));
      }
      return new WorkbookMergeResult(merged);
    }
  }

  /** Compares two estates, or two assessments. */
  public DiffResult diff(DiffRequest request) throws InterruptedException {
    Optional<Path> one = result(request.before());
    Optional<Path> other = result(request.after());
    if (one.isPresent() && other.isPresent()) {
      return new DiffResult.Assessments(
          AssessmentComparison.between(
              OutlineReader.read(one.get()), OutlineReader.read(other.get())));
    }
    if (one.isPresent() || other.isPresent()) {
      throw FaultException.of(
          FaultCode.USAGE_INVALID,
          "problem",
          request.before() + " <> " + request.after() + ": result.json, .jsonl");
    }
    Estate before = EstateReader.read(request.before());
    Estate after = EstateReader.read(request.after());
    EstateDiff diff = EstateDiff.between(before, after);
    return new DiffResult.Estates(diff, EstateNames.of(diff, before, after));
  }

  /** The result that is meant, if it is one: the file, or that in the folder. */
  private static Optional<Path> result(Path given) {
    if (Files.isDirectory(given)) {
      return Optional.of(given.resolve(AssessmentFiles.RESULT));
    }
    return String.valueOf(given.getFileName()).endsWith(".json")
        ? Optional.of(given)
        : Optional.empty();
  }
}
