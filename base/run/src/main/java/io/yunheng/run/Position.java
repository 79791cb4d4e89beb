/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.run;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How far work is.
 *
 * @param done in this phase; a unit of which nothing was done is not in it
 */
public record Position(Phase phase, Map<Unit, Long> done) {
  public Position {
    done = Map.copyOf(done);
  }

  /** How many units of this kind are done in this phase. */
  public long done(Unit unit) {
    return done.getOrDefault(unit, 0L);
  }

  /** How many there will be, where that is known. */
  public OptionalLong total(Unit unit) {
    Long total = phase.totals().get(unit);
    return total == null ? OptionalLong.empty() : OptionalLong.of(total);
  }
}
