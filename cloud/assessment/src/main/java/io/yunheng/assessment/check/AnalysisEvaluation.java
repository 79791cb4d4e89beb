/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Check;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Cloud;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A check by a named analysis at work. */
final class AnalysisEvaluation implements CheckEvaluation {
  private final Check check;
  private final CheckMethod.Analysed method;
  private final Evidence evidence;
  private final EvidenceLimits limits;

  AnalysisEvaluation(
      Check check, CheckMethod.Analysed method, Evidence evidence, EvidenceLimits limits) {
    this.check = check;
    this.method = method;
    this.evidence = evidence;
    this.limits = limits;
  }

  @Override
  public int parts() {
    return 1;
  }

  /** Ends an analysis, which takes a consumer that can throw nothing else. */
  private static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Tallies<?> evaluate(int part) throws InterruptedException {
    Tallies<Observation> tallies = new Tallies<>(limits);
    ObservationDigest digest = new ObservationDigest(check.id());
    try {
      method
          .analysis()
          .observe(
              evidence,
              method.settings(),
              observation -> {
                if (Thread.interrupted()) {
                  throw new StoppedException();
                }
                add(tallies, digest, observation);
              });
    } catch (StoppedException _) {
      throw new InterruptedException();
    }
    return tallies;
  }

  @Override
  @SuppressWarnings("unchecked")
  public CheckRun finish(List<Tallies<?>> parts) {
    return ((Tallies<Observation>) parts.getFirst()).finish(check, Function.identity());
  }

  private String object(Observation observation) {
    return switch (check.attribution()) {
      case TENANT -> observation.tenant();
      case SITE -> observation.site();
      case PLATFORM -> "";
    };
  }

  /** Without that of the estate or the case, which is none of the cloud's. */
  private String name(Observation observation) {
    boolean borrowed =
        observation.kind() == Kind.CLOUD
            && observation.name().equals(evidence.current().header().name())
            && evidence.current().find(Cloud.SHAPE, observation.id()).isEmpty();
    return borrowed ? "" : observation.name();
  }

  private void add(
      Tallies<Observation> tallies, ObservationDigest digest, Observation observation) {
    Optional<Gap> whose =
        check.attribution() == ObservationSubjects.PLATFORM
            ? Optional.empty()
            : observation.doubt().whose();
    ObservationTally<Observation> tally =
        whose.isPresent() ? tallies.unattributed() : tallies.of(object(observation));
    whose.ifPresent(gap -> tally.gap(gap, 1));
    if (observation.doubt().whether()) {
      tally.doubt();
    }
    tally.add(
        observation.outcome(),
        observation,
        observation.kind(),
        observation.id(),
        digest.of(observation, name(observation), whose));
    tally.gaps(observation.gaps());
  }
}
