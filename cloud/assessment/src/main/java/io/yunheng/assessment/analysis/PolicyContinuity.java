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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether the access policy of a machine that was moved is still in force after the move: what the
 * move's own record says, and the security groups and the port security of each of the machine's
 * cards in the earlier estate and in the present one, where the move lies between them. A card that
 * lost its groups is not made good by another that kept them. No settings.
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
    ReachAnswer compared = compared(evidence, migration, lost);
    if (migration.policyBefore() instanceof Fact.Known<List<String>>(List<String> before)
        && migration.policyAfter() instanceof Fact.Known<List<String>>(List<String> after)) {
      Set<String> missing = new TreeSet<>(before);
      after.forEach(missing::remove);
      lost.addAll(missing);
      ReachAnswer recorded = ReachAnswer.of(missing.isEmpty());
      return compared.open() ? recorded : recorded.and(compared);
    }
    return compared;
  }

  /** What the estates before and after the move say. */
  private static ReachAnswer compared(Evidence evidence, Migration migration, Set<String> lost) {
    Register register = Register.of(evidence);
    ReachAnswer unsaid =
        ReachAnswer.open(register.missing(Kind.MIGRATION, migration.id() + " policyBefore"));
    Optional<String> instance = migration.instance().optional();
    Optional<Instant> ended = migration.ended().optional();
    if (evidence.earlier().isEmpty() || instance.isEmpty() || ended.isEmpty()) {
      return unsaid;
    }
    Estate earlier = evidence.earlier().get();
    boolean between =
        ended.get().isAfter(earlier.header().collectedAt())
            && !ended.get().isAfter(evidence.current().header().collectedAt());
    if (!between || evidence.current().find(Instance.SHAPE, instance.get()).isEmpty()) {
      return unsaid;
    }
    List<Port> before = cards(earlier, instance.get());
    List<Port> after = cards(evidence.current(), instance.get());
    if (before.isEmpty() || after.isEmpty()) {
      return ReachAnswer.open(register.missing(Kind.PORT, instance.get()));
    }
    ReachAnswer carried = ReachAnswer.YES;
    for (Port card : before) {
      Optional<Port> same = same(card, after);
      if (same.isPresent()) {
        carried = carried.and(kept(card, same.get(), lost));
      }
    }
    return carried;
  }

  private static List<Port> cards(Estate estate, String instance) {
    return estate.all(Port.SHAPE).stream().filter(port -> port.device().is(instance)).toList();
  }

  /** The card after the move: the same port, else the one with its addresses on its network. */
  private static Optional<Port> same(Port card, List<Port> after) {
    return after.stream()
        .filter(port -> port.id().equals(card.id()))
        .findFirst()
        .or(
            () ->
                after.stream()
                    .filter(port -> card.network().optional().isPresent())
                    .filter(port -> port.network().equals(card.network()))
                    .filter(port -> port.addresses().equals(card.addresses()))
                    .findFirst());
  }

  /** Whether each group of one card, and its port security, are still there. */
  private static ReachAnswer kept(Port before, Port after, Set<String> lost) {
    ReachAnswer known =
        ReachAnswer.of(before.securityGroups(), _ -> true, true)
            .and(ReachAnswer.of(after.securityGroups(), _ -> true, true));
    Set<String> missing = new TreeSet<>(before.securityGroups().optional().orElse(List.of()));
    after.securityGroups().optional().orElse(List.of()).forEach(missing::remove);
    if (before.portSecurity().is(true) && after.portSecurity().is(false)) {
      missing.add("port-security");
    }
    if (!known.yes()) {
      return known;
    }
    String card =
        after.addresses().optional().stream().flatMap(List::stream).findFirst().orElse(after.id());
    missing.forEach(group -> lost.add(group + " (" + card + ")"));
    return ReachAnswer.of(missing.isEmpty());
  }
}
