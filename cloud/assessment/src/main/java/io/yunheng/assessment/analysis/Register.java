/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.check.Population;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import java.util.List;

/** How far the records of an estate can be trusted to be all there are. */
final class Register {
  private static final String NOT_REGISTERED = "not-registered";

  private final Estate estate;
  private final Population population;

  Register(Estate estate) {
    this.estate = estate;
    this.population = new Population(estate);
  }

  static Register of(Evidence evidence) {
    return new Register(evidence.current());
  }

  /** No if everything there is of the kinds was read, so that nothing more can be found. */
  ReachAnswer more(Kind... kinds) {
    return ReachAnswer.openOrNo(population.gaps(List.of(kinds), Coverage.WHOLE));
  }

  /**
   * As {@link #more}, and no too where the cloud offers no such thing: then an empty register that
   * nobody declared complete leaves nothing open.
   */
  ReachAnswer moreIfOffered(Kind... kinds) {
    return ReachAnswer.openOrNo(
        population.gaps(List.of(kinds), List.of(kinds), Coverage.WHOLE).stream()
            .filter(gap -> !gap.reason().equals(Population.NOT_APPLICABLE))
            .toList());
  }

  /** The gap of something that a register should say and does not. */
  Gap missing(Kind register, String what) {
    return gap(NOT_REGISTERED, "register:" + register.code() + " " + what);
  }

  Gap gap(String reason, String need) {
    Origin origin =
        new Origin(
            estate.header().producer(),
            "analysis",
            estate.header().collectedAt(),
            Origin.Manner.RECORDED);
    return new Gap(Understanding.PARTIAL, reason, need, origin);
  }
}
