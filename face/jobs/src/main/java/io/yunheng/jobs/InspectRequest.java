/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.handover.KeyRing;
import io.yunheng.jobs.work.JobFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens files to their end, as far as their formats allow, without a manifest.
 *
 * @param place a file, or a folder with all that is below it; links are not followed
 * @param keys a file that says which key opens what
 * @param output a folder for the result of every file
 * @param force whether what is in the output may be replaced
 */
public record InspectRequest(Path place, Optional<Path> keys, Optional<Path> output, boolean force)
    implements JobRequest<InspectResult> {
  /** The file of the result in the output. */
  public static final String RESULT = "inspection.json";

  @Override
  public JobKind kind() {
    return JobKind.INSPECT;
  }

  @Override
  public JobReach reach() {
    JobReach all = JobReach.reading(place).also(keys.map(JobFiles::folder).stream().toList());
    return keys.map(KeyRing::variables).map(all::with).orElse(all);
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
  public InspectRequest into(Path other) {
    return new InspectRequest(place, keys, output.map(_ -> other), force);
  }
}
