/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.verdict;

import io.yunheng.assessment.Decision;
import io.yunheng.catalog.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How differing verdicts are put together (GB/T 28449-2018 8.2): all alike is that verdict, what is
 * not applicable is left out, and a mix depends on the levels there are. What is indeterminate
 * leaves the whole indeterminate only where it could change it.
 */
public enum Mixture {
  /** A mix is partial. */
  THREE_LEVELS,
  /** A mix in which anything is non-compliant is non-compliant. */
  TWO_LEVELS;

  private static final int COMPLIANT = 1;
  private static final int PARTIAL = 2;
  private static final int NON_COMPLIANT = 4;
  private static final int NOT_APPLICABLE = 8;
  private static final int SETS = 16;

  /** The verdicts possible for the whole; at least one part is needed. */
  public Decision of(List<Decision> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("nothing to put together");
    }
    // Bit s of "reached" says that the parts so far may have exactly the verdicts of the set s.
    int reached = 1;
    for (Decision part : parts) {
      int next = 0;
      for (Verdict verdict : part.possible()) {
        int bit = bit(verdict);
        for (int set = 0; set < SETS; set++) {
          if ((reached & (1 << set)) != 0) {
            next |= 1 << (set | bit);
          }
        }
      }
      reached = next;
    }
    Set<Verdict> possible = EnumSet.noneOf(Verdict.class);
    for (int set = 1; set < SETS; set++) {
      if ((reached & (1 << set)) != 0) {
        possible.add(whole(set));
      }
    }
    return new Decision(possible);
  }

  private Verdict whole(int set) {
    return switch (set & ~NOT_APPLICABLE) {
      case 0 -> Verdict.NOT_APPLICABLE;
      case COMPLIANT -> Verdict.COMPLIANT;
      case PARTIAL -> Verdict.PARTIAL;
      case NON_COMPLIANT -> Verdict.NON_COMPLIANT;
      default ->
          this == TWO_LEVELS && (set & NON_COMPLIANT) != 0
              ? Verdict.NON_COMPLIANT
              : Verdict.PARTIAL;
    };
  }

  private static int bit(Verdict verdict) {
    return switch (verdict) {
      case COMPLIANT -> COMPLIANT;
      case PARTIAL -> PARTIAL;
      case NON_COMPLIANT -> NON_COMPLIANT;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
      case INDETERMINATE -> throw new IllegalArgumentException("not a possible verdict");
    };
  }
}
