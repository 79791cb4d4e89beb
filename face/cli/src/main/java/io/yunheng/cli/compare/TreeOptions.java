/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.jobs.TreeAspects;
import picocli.CommandLine.Option;

/** How trees are compared. */
final class TreeOptions {
  private static final int MOST_THREADS = 256;

  @Option(names = "--permissions", descriptionKey = "permissions")
  private boolean permissions;

  @Option(names = "--owners", descriptionKey = "owners")
  private boolean owners;

  @Option(names = "--threads", paramLabel = "N", descriptionKey = "threads")
  private int threads = Runtime.getRuntime().availableProcessors();

  TreeAspects aspects() {
    if (threads < 1 || threads > MOST_THREADS) {
      throw DatabaseOptions.value("--threads", Integer.toString(threads), "1.." + MOST_THREADS);
    }
    return new TreeAspects(permissions, owners, threads);
  }
}
