/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.work.JobFiles;
import io.yunheng.migration.RunKind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Compares what was moved with what there was.
 *
 * @param before an address of what there was
 * @param after an address of what was moved
 * @param run kind of the run; empty for a migration, or that of the run that is gone on with
 * @param name of the run
 * @param form what folders are; empty if it is to be found out
 * @param mapping a file that pairs names of both sides
 * @param output a folder for the run
 * @param runFile a run to go on with, or the file of a new one
 * @param force whether what is in the output may be replaced
 */
public record CompareRequest(
    String before,
    String after,
    Optional<RunKind> run,
    Optional<String> name,
    Optional<CompareForm> form,
    Optional<Path> mapping,
    Optional<Path> output,
    Optional<Path> runFile,
    boolean force,
    TreeAspects trees,
    ObjectAspects objects,
    DatabaseAccess databases)
    implements JobRequest<CompareResult> {
  /** The file of the result in the output. */
  public static final String RESULT = "run.json";

  /**
   * A request with an output or a file, not both.
   *
   * @throws FaultException with {@code USAGE_INVALID}
   */
  public CompareRequest {
    if (output.isPresent() && runFile.isPresent()) {
      throw FaultException.of(FaultCode.USAGE_INVALID, "problem", "--output, --into");
    }
  }

  @Override
  public JobKind kind() {
    return JobKind.COMPARE;
  }

  @Override
  public JobReach reach() {
    return reach(databases.reach(before, after).also(mapping.stream().toList()));
  }

  @Override
  public Optional<Path> target() {
    return output;
  }

  @Override
  public Optional<Path> mustBeFree() {
    return force ? Optional.empty() : output.map(folder -> folder.resolve(RESULT));
  }

  @Override
  public CompareRequest into(Path other) {
    return new CompareRequest(
        before,
        after,
        run,
        name,
        form,
        mapping,
        output.map(_ -> other),
        runFile,
        force,
        trees,
        objects,
        databases);
  }

  private JobReach reach(JobReach first) {
    return runFile.map(JobFiles::folder).map(first::changing).orElse(first);
  }
}
