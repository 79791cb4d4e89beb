/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Outcome;
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
record Answer(Outcome outcome, List<Gap> gaps) {
  static final Answer YES = new Answer(Outcome.SATISFIED, List.of());
  static final Answer NO = new Answer(Outcome.VIOLATED, List.of());

  Answer {
    gaps = List.copyOf(gaps);
    if ((outcome == Outcome.UNKNOWN) == gaps.isEmpty()) {
      throw new IllegalArgumentException("an answer has gaps exactly when it is not known");
    }
  }

  static Answer of(boolean yes) {
    return yes ? YES : NO;
  }

  static Answer open(Gap gap) {
    return new Answer(Outcome.UNKNOWN, List.of(gap));
  }

  /** Not known for these reasons; no if there is none. */
  static Answer openOrNo(List<Gap> gaps) {
    return gaps.isEmpty() ? NO : new Answer(Outcome.UNKNOWN, gaps);
  }

  /** Whether the datum passes the test; one that is known to be absent does not. */
  static <T> Answer of(Fact<T> fact, Predicate<? super T> test) {
    return of(fact, test, false);
  }

  /** Whether the datum passes the test. */
  static <T> Answer of(Fact<T> fact, Predicate<? super T> test, boolean whenAbsent) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> of(test.test(value));
      case Fact.None<T>() -> of(whenAbsent);
      case Fact.Unknown<T>(Gap gap) -> open(gap);
    };
  }

  boolean yes() {
    return outcome == Outcome.SATISFIED;
  }

  boolean no() {
    return outcome == Outcome.VIOLATED;
  }

  boolean open() {
    return outcome == Outcome.UNKNOWN;
  }

  Answer not() {
    return open() ? this : of(no());
  }

  Answer and(Answer other) {
    if (no() || other.no()) {
      return NO;
    }
    if (yes()) {
      return other;
    }
    return other.yes() ? this : new Answer(Outcome.UNKNOWN, joined(gaps, other.gaps));
  }

  Answer or(Answer other) {
    return not().and(other.not()).not();
  }

  private static List<Gap> joined(Collection<Gap> some, Collection<Gap> more) {
    List<Gap> all = new ArrayList<>(some);
    more.stream().filter(gap -> !all.contains(gap)).forEach(all::add);
    return all;
  }
}
