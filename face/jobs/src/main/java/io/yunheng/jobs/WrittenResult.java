/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** A file or folder that was written, of which there is nothing else to say. */
public record WrittenResult(List<Path> files) implements JobResult {
  private record Summary(String written) {}

  public WrittenResult {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("nothing written");
    }
  }

  /** This one. */
  public static WrittenResult of(Path file) {
    return new WrittenResult(List.of(file));
  }

  @Override
  public Standing standing() {
    return Standing.CLEAN;
  }

  @Override
  public void write(Writer out) {
    ResultJson.write(out, new Summary(files.getFirst().toString()));
  }
}
