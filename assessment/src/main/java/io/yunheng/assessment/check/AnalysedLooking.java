/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.Outcome;
import java.util.List;
import java.util.function.Function;

/** A check by a named analysis at work. */
final class AnalysedLooking implements Looking {
  private final Check check;
  private final Method.Analysed method;
  private final Evidence evidence;
  private final Limits limits;

  AnalysedLooking(Check check, Method.Analysed method, Evidence evidence, Limits limits) {
    this.check = check;
    this.method = method;
    this.evidence = evidence;
    this.limits = limits;
  }

  @Override
  public int parts() {
    return 1;
  }

  @Override
  public Tallies<?> look(int part) {
    Tallies<Observation> tallies = new Tallies<>(limits);
    method
        .analysis()
        .observe(evidence, method.settings(), observation -> add(tallies, observation));
    return tallies;
  }

  @Override
  @SuppressWarnings("unchecked")
  public CheckRun finish(List<Tallies<?>> parts) {
    return ((Tallies<Observation>) parts.getFirst()).finish(check, Function.identity());
  }

  private void add(Tallies<Observation> tallies, Observation observation) {
    String object =
        switch (check.attribution()) {
          case TENANT -> observation.tenant();
          case SITE -> observation.site();
          case PLATFORM -> "";
        };
    Tally<Observation> tally = tallies.of(object);
    tally.add(observation.outcome(), observation);
    if (observation.outcome() == Outcome.UNKNOWN) {
      observation.gaps().forEach(gap -> tally.gap(gap, 1));
    }
  }
}
