/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fixity.DigestPath;
import java.util.Optional;

/**
 * How the engines of a process work. Results do not depend on it.
 *
 * @param digests the fastest way in which digests may be computed; empty for the fastest of all
 */
public record EngineSettings(Optional<DigestPath> digests) {
  /** As fast as this machine can. */
  public static final EngineSettings FASTEST = new EngineSettings(Optional.empty());
}
