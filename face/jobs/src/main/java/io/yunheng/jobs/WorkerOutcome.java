/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of a job in a worker process.
 *
 * @param from the folder that the summary names the files in
 * @param folder that holds the files of the result
 * @param files in it, in the order of their paths
 * @param summary the result as JSON, as {@link JobResult#write} writes it
 */
public record WorkerOutcome(
    Standing standing, Path from, Path folder, List<ResultFile> files, Path summary) {
  public WorkerOutcome {
    files = List.copyOf(files);
  }
}
