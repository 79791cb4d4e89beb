/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.files.JsonOut;
import io.yunheng.handover.Overview;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** A manifest that was made. */
public record ManifestResult(Overview overview, Path output) implements JobResult {
  @Override
  public Standing standing() {
    return overview.totals().lost() == 0 ? Standing.CLEAN : Standing.OPEN;
  }

  @Override
  public List<Path> files() {
    return List.of(output);
  }

  @Override
  public void write(Writer out) {
    JsonOut.value(out, json -> json.object(() -> overview.write(json)));
  }
}
