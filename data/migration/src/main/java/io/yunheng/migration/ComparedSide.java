/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import java.time.Instant;
import java.util.Optional;

/**
 * One side of a comparison.
 *
 * @param name a person's name for it
 * @param takenAt the moment it stands for, if that is known
 * @param sha256 of what was read, in 64 small hexadecimal digits, if it has a digest
 */
public record ComparedSide(String name, Optional<Instant> takenAt, Optional<String> sha256) {
  public ComparedSide {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a side has a name");
    }
    if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("digest of " + name);
    }
  }
}
