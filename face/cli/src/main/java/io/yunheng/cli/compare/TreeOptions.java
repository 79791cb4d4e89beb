/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.migration.TreeComparison;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How trees are compared. */
final class TreeOptions {
  @Option(names = "--permissions", descriptionKey = "permissions")
  private boolean permissions;

  @Option(names = "--owners", descriptionKey = "owners")
  private boolean owners;

  @Option(names = "--threads", paramLabel = "N", descriptionKey = "threads")
  private int threads = Runtime.getRuntime().availableProcessors();

  int threads() {
    if (threads < 1 || threads > 256) {
      throw DatabaseOptions.value("--threads", Integer.toString(threads), "1..256");
    }
    return threads;
  }

  TreeComparison.Options options(Path scratch) {
    return new TreeComparison.Options(permissions, owners, threads(), scratch);
  }
}
