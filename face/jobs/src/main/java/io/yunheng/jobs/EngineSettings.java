/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fixity.DigestPath;
import io.yunheng.fixity.TreeAccess;

/**
 * How the engines of a process work. Digests do not depend on it.
 *
 * @param digests the fastest way in which digests may be computed
 * @param trees how the files of trees are reached
 */
public record EngineSettings(DigestPath digests, TreeAccess trees) {
  /** As fast as this machine can. */
  public static final EngineSettings FASTEST =
      new EngineSettings(DigestPath.MACHINE, TreeAccess.SYSTEM);
}
