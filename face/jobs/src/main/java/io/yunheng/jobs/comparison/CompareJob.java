/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.comparison;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.CompareRequest;
import io.yunheng.jobs.CompareResult;
import io.yunheng.jobs.work.JobContext;
import io.yunheng.jobs.work.JobFiles;
import io.yunheng.jobs.work.WorkFolder;
import io.yunheng.migration.ComparisonRun;
import io.yunheng.migration.MigrationRules;
import io.yunheng.migration.MoveComparison;
import io.yunheng.migration.RunFile;
import io.yunheng.migration.RunKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what was moved with what there was, as a run or as a further part of one. */
public final class CompareJob {
  private final JobContext context;
  private final CompareRequest request;

  public CompareJob(JobContext context, CompareRequest request) {
    this.context = context;
    this.request = request;
  }

  /**
   * Compares.
   *
   * @throws InterruptedException if it is interrupted; it can be asked for again
   */
  public CompareResult run() throws InterruptedException {
    Address before =
        Address.of(request.before(), request.form(), request.databases().source().user());
    Address after =
        Address.of(request.after(), request.form(), request.databases().target().user());
    requirePlace();
    begun();
    MigrationRules rules = context.shipped().migration();
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    Optional<Path> output = request.output();
    try (WorkFolder work =
        output.isPresent() ? WorkFolder.in(output.get()) : WorkFolder.passing()) {
      MoveComparison comparison;
      try {
        comparison =
            new CompareDispatch(context, request, rules, work.path(), now).of(before, after);
      } finally {
        work.done();
      }
      ComparisonRun run = run(comparison, now);
      Optional<Path> file =
          request.runFile().or(() -> output.map(folder -> folder.resolve(CompareRequest.RESULT)));
      file.ifPresent(place -> RunFile.write(run, place));
      return new CompareResult(run, comparison, rules, file.stream().toList());
    }
  }

  private void requirePlace() {
    request
        .runFile()
        .map(JobFiles::folder)
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(
            folder -> {
              throw FaultException.of(FaultCode.FILE_MISSING, "file", folder.toString());
            });
  }

  /** The run that is gone on with. */
  private Optional<ComparisonRun> begun() {
    Optional<RunKind> asked = request.run();
    Optional<ComparisonRun> begun = request.runFile().filter(Files::exists).map(RunFile::read);
    if (begun.isPresent() && asked.isPresent() && begun.get().kind() != asked.get()) {
      throw FaultException.of(
          FaultCode.COMPARE_RUN_OTHER,
          "file",
          request.runFile().orElseThrow().toString(),
          "found",
          begun.get().kind().code(),
          "asked",
          asked.get().code());
    }
    return begun;
  }

  private ComparisonRun run(MoveComparison comparison, Instant now) {
    Optional<ComparisonRun> begun = begun();
    Optional<String> name = request.name().filter(text -> !text.isBlank());
    if (begun.isEmpty()) {
      return new ComparisonRun(
          name.orElse(comparison.before().name() + " → " + comparison.after().name()),
          request.run().orElse(RunKind.MIGRATION),
          now,
          List.of(comparison));
    }
    List<MoveComparison> all = new ArrayList<>(begun.get().comparisons());
    all.add(comparison);
    return new ComparisonRun(name.orElse(begun.get().name()), begun.get().kind(), now, all);
  }
}
