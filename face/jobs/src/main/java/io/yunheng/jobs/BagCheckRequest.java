/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.Language;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Checks a BagIt bag of anybody.
 *
 * @param folder the bag
 * @param presenceOnly whether no file is read
 */
public record BagCheckRequest(Path folder, boolean presenceOnly, Language language)
    implements JobRequest<BagCheckResult> {

  @Override
  public JobKind kind() {
    return JobKind.BAG_CHECK;
  }

  @Override
  public JobReach reach() {
    return JobReach.reading(folder);
  }

  @Override
  public Optional<Path> target() {
    return Optional.empty();
  }

  @Override
  public BagCheckRequest into(Path other) {
    return this;
  }
}
