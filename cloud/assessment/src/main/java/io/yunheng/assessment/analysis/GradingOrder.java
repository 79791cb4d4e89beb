/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Grading;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Whether no system that the platform carries is graded above the platform.
 *
 * <p>Each graded system is looked at, and each tenant with servers for which no grading is on
 * record: that one is unknown. Of several gradings of the platform the lowest counts.
 */
public final class GradingOrder implements Analysis {
  private static final String PLATFORM = "platform";

  @Override
  public String name() {
    return "grading-order";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    List<Grading> gradings = estate.all(Grading.SHAPE);
    Optional<Grading> platform =
        gradings.stream()
            .filter(grading -> grading.subject().is(PLATFORM))
            .filter(grading -> grading.level().optional().isPresent())
            .min(Comparator.comparing(grading -> grading.level().optional().orElse(0L)));
    ReachAnswer noPlatform = ReachAnswer.open(register.missing(Kind.GRADING, PLATFORM));
    for (Grading grading : gradings) {
      ReachAnswer system = ReachAnswer.of(grading.subject(), subject -> !subject.equals(PLATFORM));
      if (system.no()) {
        continue;
      }
      ReachAnswer answer =
          platform.isEmpty()
              ? noPlatform
              : switch (grading.level()) {
                case Fact.Known<Long>(Long level) ->
                    ReachAnswer.of(level <= platform.get().level().optional().orElse(0L));
                case Fact.None<Long>() ->
                    ReachAnswer.open(register.missing(Kind.GRADING, grading.id() + " level"));
                case Fact.Unknown<Long>(var gap) -> ReachAnswer.open(gap);
              };
      ObservationDraft sighting =
          ObservationDraft.of(estate, grading)
              .named(grading.system().optional().orElse(grading.id()))
              .tenant(grading.tenant())
              .data(grading, "subject", "level", "filingNumber")
              .detail("level", level(Optional.of(grading)))
              .detail("platform", level(platform));
      platform.ifPresent(one -> sighting.data(one, "subject", "level"));
      observations.accept(sighting.as(answer, system));
    }
    ungraded(estate, register, gradings, platform, observations);
  }

  private static void ungraded(
      Estate estate,
      Register register,
      List<Grading> gradings,
      Optional<Grading> platform,
      Consumer<Observation> observations) {
    Set<String> graded =
        gradings.stream()
            .flatMap(grading -> grading.tenant().optional().stream())
            .collect(Collectors.toSet());
    Users users = new Users(estate);
    for (Tenant tenant : estate.all(Tenant.SHAPE)) {
      ReachAnswer looked = users.uses(tenant.id());
      if (!looked.no() && !graded.contains(tenant.id())) {
        observations.accept(
            ObservationDraft.of(estate, tenant)
                .tenant(tenant.id())
                .detail("level", "?")
                .detail("platform", level(platform))
                .as(ReachAnswer.open(register.missing(Kind.GRADING, tenant.id())), looked));
      }
    }
  }

  private static String level(Optional<Grading> grading) {
    return grading.flatMap(one -> one.level().optional()).map(String::valueOf).orElse("?");
  }
}
