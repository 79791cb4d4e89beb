/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.EmptyOutcome;
import java.util.EnumSet;
import java.util.Set;

/**
 * How many observations of each outcome feed an aspect of an object.
 *
 * @param doubtful how many of the unknown ones may turn out not to be looked at
 * @param open whether there may be more that nobody has seen
 */
public record Counts(long satisfied, long violated, long unknown, long doubtful, boolean open) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, false);

  public Counts {
    if (satisfied < 0 || violated < 0 || doubtful < 0 || doubtful > unknown) {
      throw new IllegalArgumentException("counts do not fit together");
    }
  }

  public Counts plus(Counts other) {
    return new Counts(
        satisfied + other.satisfied,
        violated + other.violated,
        unknown + other.unknown,
        doubtful + other.doubtful,
        open || other.open);
  }

  /** Whether nothing at all was seen, known or not. */
  public boolean empty() {
    return satisfied + violated + unknown == 0;
  }

  /**
   * The values the aspect may still have: every unknown observation may turn out satisfied or
   * violated, a doubtful one also to be none, and where the population is open more may come.
   */
  public Set<AspectValue> values(EmptyOutcome whenEmpty) {
    EnumSet<AspectValue> values = EnumSet.noneOf(AspectValue.class);
    boolean some = !empty() || open;
    if (some && violated == 0) {
      values.add(AspectValue.ALL);
    }
    if (some && satisfied == 0) {
      values.add(AspectValue.NONE);
    }
    if (bothPossible()) {
      values.add(AspectValue.SOME);
    }
    if (satisfied == 0 && violated == 0 && unknown == doubtful) {
      values.addAll(empty(whenEmpty));
    }
    return values;
  }

  /**
   * What remains of an aspect's values where these observations are the least evidence of a pass:
   * all, or that there is nothing, only if none is violated; something less too if one is not
   * known.
   */
  public Set<AspectValue> limit(Set<AspectValue> values) {
    boolean passes = values.contains(AspectValue.ALL) || values.contains(AspectValue.NA);
    if (violated > 0 && passes) {
      EnumSet<AspectValue> limited = EnumSet.copyOf(values);
      limited.removeAll(EnumSet.of(AspectValue.ALL, AspectValue.NA));
      limited.add(AspectValue.SOME);
      return limited;
    }
    if (values.contains(AspectValue.ALL) && (unknown > 0 || open)) {
      EnumSet<AspectValue> limited = EnumSet.copyOf(values);
      limited.add(AspectValue.SOME);
      return limited;
    }
    return values;
  }

  /**
   * What counts where everything seen of one object has the same outcome: once something is
   * violated, and nothing satisfied, whatever else there may be is violated too.
   */
  public Counts alike() {
    return violated > 0 && satisfied == 0 ? new Counts(0, violated, 0, 0, false) : this;
  }

  private boolean bothPossible() {
    if (satisfied > 0 && violated > 0) {
      return true;
    }
    if (satisfied > 0 || violated > 0) {
      return unknown > 0 || open;
    }
    return unknown > 1 || open;
  }

  private static Set<AspectValue> empty(EmptyOutcome whenEmpty) {
    return switch (whenEmpty) {
      case ALL -> EnumSet.of(AspectValue.ALL);
      case NONE -> EnumSet.of(AspectValue.NONE);
      case NA -> EnumSet.of(AspectValue.NA);
      case UNKNOWN -> EnumSet.allOf(AspectValue.class);
    };
  }
}
