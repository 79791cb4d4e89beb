/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.Verdict;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The verdicts that are still possible; one of them is a verdict, several are indeterminate.
 *
 * @param possible at least one, in the order of {@link Verdict}; never indeterminate
 */
public record Decision(Set<Verdict> possible) {
  private static final Set<Verdict> ALL =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Verdict.INDETERMINATE)));

  public Decision {
    if (possible.isEmpty() || possible.contains(Verdict.INDETERMINATE)) {
      throw new IllegalArgumentException("not a set of possible verdicts: " + possible);
    }
    possible = Collections.unmodifiableSet(EnumSet.copyOf(possible));
  }

  public static Decision of(Verdict verdict) {
    return new Decision(EnumSet.of(verdict));
  }

  public static Decision of(Collection<Verdict> possible) {
    return new Decision(EnumSet.copyOf(possible));
  }

  /** Nothing is known. */
  public static Decision open() {
    return new Decision(ALL);
  }

  public boolean decided() {
    return possible.size() == 1;
  }

  public Verdict verdict() {
    return decided() ? possible.iterator().next() : Verdict.INDETERMINATE;
  }
}
