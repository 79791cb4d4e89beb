/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;
import java.util.Optional;

/**
 * How one clause compares with another: {@code from kind to}.
 *
 * @param gap what one asks and the other does not; may be missing where they are equal
 */
public record Relation(String from, RelationKind kind, String to, Optional<Text> gap) {
  /** The same seen from the other clause. */
  public Relation inverse() {
    return new Relation(to, kind.inverse(), from, gap);
  }
}
