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
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Migration;
import io.yunheng.estate.Port;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether the access policy of a machine that was moved is still in force after the move: what the
 * move's own record says, else the security groups on the machine's ports in the earlier estate and
 * in the present one, where the move lies between them. No settings.
 */
public final class PolicyContinuity implements Analysis {
  @Override
  public String name() {
    return "policy-follows";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    for (Migration migration : estate.all(Migration.SHAPE)) {
      ReachAnswer done = ReachAnswer.of(migration.status(), "completed"::equals);
      if (!done.no()) {
        Set<String> lost = new TreeSet<>();
        ReachAnswer carried = carried(evidence, migration, lost);
        observations.accept(
            ObservationDraft.of(estate, migration)
                .named(
                    migration
                        .instance()
                        .optional()
                        .flatMap(id -> estate.find(Instance.SHAPE, id))
                        .flatMap(instance -> instance.name().optional())
                        .orElse(migration.id()))
                .tenant(migration.tenant())
                .data(
                    migration,
                    "instance",
                    "sourceHost",
                    "targetHost",
                    "ended",
                    "policyBefore",
                    "policyAfter")
                .detail("lost", lost)
                .as(carried, done));
      }
    }
  }

  private static ReachAnswer carried(Evidence evidence, Migration migration, Set<String> lost) {
    if (migration.policyBefore() instanceof Fact.Known<List<String>>(List<String> before)
        && migration.policyAfter() instanceof Fact.Known<List<String>>(List<String> after)) {
      lost.addAll(before);
      lost.removeAll(after);
      return ReachAnswer.of(lost.isEmpty());
    }
    Register register = Register.of(evidence);
    Optional<String> instance = migration.instance().optional();
    Optional<Instant> ended = migration.ended().optional();
    if (evidence.earlier().isEmpty() || instance.isEmpty() || ended.isEmpty()) {
      return ReachAnswer.open(register.missing(Kind.MIGRATION, migration.id() + " policyBefore"));
    }
    Estate earlier = evidence.earlier().get();
    boolean between =
        ended.get().isAfter(earlier.header().collectedAt())
            && !ended.get().isAfter(evidence.current().header().collectedAt());
    if (!between || evidence.current().find(Instance.SHAPE, instance.get()).isEmpty()) {
      return ReachAnswer.open(register.missing(Kind.MIGRATION, migration.id() + " policyBefore"));
    }
    Optional<Set<String>> before = groups(earlier, instance.get());
    Optional<Set<String>> after = groups(evidence.current(), instance.get());
    if (before.isEmpty() || after.isEmpty()) {
      return ReachAnswer.open(register.missing(Kind.PORT, instance.get()));
    }
    lost.addAll(before.get());
    lost.removeAll(after.get());
    return ReachAnswer.of(lost.isEmpty());
  }

  private static Optional<Set<String>> groups(Estate estate, String instance) {
    Set<String> groups = new HashSet<>();
    boolean seen = false;
    for (Port port : estate.all(Port.SHAPE)) {
      if (port.device().is(instance)) {
        if (port.securityGroups().isUnknown()) {
          return Optional.empty();
        }
        seen = true;
        groups.addAll(port.securityGroups().optional().orElse(List.of()));
      }
    }
    return seen ? Optional.of(groups) : Optional.empty();
  }
}
