/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Yes, no, or not known and why: what a question to the evidence comes to.
 *
 * @param gaps empty unless it is not known
 */
record ReachAnswer(ObservationOutcome outcome, List<Gap> gaps) {
  static final ReachAnswer YES = new ReachAnswer(ObservationOutcome.SATISFIED, List.of());
  static final ReachAnswer NO = new ReachAnswer(ObservationOutcome.VIOLATED, List.of());

  ReachAnswer {
    gaps = List.copyOf(gaps);
    if ((outcome == ObservationOutcome.UNKNOWN) == gaps.isEmpty()) {
      throw new IllegalArgumentException("an answer has gaps exactly when it is not known");
    }
  }

  static ReachAnswer of(boolean yes) {
    return yes ? YES : NO;
  }

  static ReachAnswer open(Gap gap) {
    return new ReachAnswer(ObservationOutcome.UNKNOWN, List.of(gap));
  }

  /** Not known for these reasons; no if there is none. */
  static ReachAnswer openOrNo(List<Gap> gaps) {
    return gaps.isEmpty() ? NO : new ReachAnswer(ObservationOutcome.UNKNOWN, gaps);
  }

  /** Whether the datum passes the test; one that is known to be absent does not. */
  static <T> ReachAnswer of(Fact<T> fact, Predicate<? super T> test) {
    return of(fact, test, false);
  }

  /** Whether the datum passes the test. */
  static <T> ReachAnswer of(Fact<T> fact, Predicate<? super T> test, boolean whenAbsent) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> of(test.test(value));
      case Fact.None<T>() -> of(whenAbsent);
      case Fact.Unknown<T>(Gap gap) -> open(gap);
    };
  }

  boolean yes() {
    return outcome == ObservationOutcome.SATISFIED;
  }

  boolean no() {
    return outcome == ObservationOutcome.VIOLATED;
  }

  boolean open() {
    return outcome == ObservationOutcome.UNKNOWN;
  }

  ReachAnswer not() {
    return open() ? this : of(no());
  }

  ReachAnswer and(ReachAnswer other) {
    if (no() || other.no()) {
      return NO;
    }
    if (yes()) {
      return other;
    }
    return other.yes()
        ? this
        : new ReachAnswer(ObservationOutcome.UNKNOWN, joined(gaps, other.gaps));
  }

  ReachAnswer or(ReachAnswer other) {
    return not().and(other.not()).not();
  }

  private static List<Gap> joined(Collection<Gap> some, Collection<Gap> more) {
    List<Gap> all = new ArrayList<>(some);
    more.stream().filter(gap -> !all.contains(gap)).forEach(all::add);
    return all;
  }
}
