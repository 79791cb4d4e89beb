/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.Language;
import io.yunheng.jobs.work.JobFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Derives who is responsible for what from an arrangement, after events too, and what a change
 * would change.
 *
 * @param file the arrangement
 * @param events ids of events to attribute
 * @param on the day of the events; empty for that of the arrangement
 * @param service that the events struck; empty if there is one only
 * @param actor the id or name of the organisation whose people did it; empty if not known
 * @param changes to try
 * @param against another arrangement to compare with
 * @param output a folder for the documents
 * @param full whether the paper with every requirement is written too
 * @param force whether what is in the output may be replaced
 */
public record ResponsibilityRequest(
    Path file,
    List<String> events,
    Optional<LocalDate> on,
    Optional<String> service,
    Optional<String> actor,
    List<String> changes,
    Optional<Path> against,
    Optional<Path> output,
    boolean full,
    boolean force,
    Language language)
    implements JobRequest<ResponsibilityResult> {
  public ResponsibilityRequest {
    events = List.copyOf(events);
    changes = List.copyOf(changes);
  }

  @Override
  public JobKind kind() {
    return JobKind.RESPONSIBILITY;
  }

  @Override
  public JobReach reach() {
    return JobReach.reading(JobFiles.folder(file))
        .also(against.map(JobFiles::folder).stream().toList());
  }

  @Override
  public Optional<Path> target() {
    return output;
  }

  @Override
  public Optional<Path> mustBeFree() {
    return force ? Optional.empty() : output;
  }

  @Override
  public ResponsibilityRequest into(Path other) {
    return new ResponsibilityRequest(
        file,
        events,
        on,
        service,
        actor,
        changes,
        against,
        output.map(_ -> other),
        full,
        force,
        language);
  }
}
