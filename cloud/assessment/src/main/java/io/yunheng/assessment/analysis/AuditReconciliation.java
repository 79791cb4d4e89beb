/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether what changed from the earlier estate to the present one is in the audit trail: a machine
 * that vanished was deleted, one that appeared was created, one on another host was moved. An event
 * counts if it was successful and lies between the two moments.
 *
 * <p>Settings: {@code slack}, by how much clocks and slow ends may put an event outside.
 */
public final class AuditReconciliation implements Analysis {
  private static final Set<String> CREATED = Set.of("create");
  private static final Set<String> DELETED = Set.of("delete");
  private static final Set<String> MOVED = Set.of("migrate", "resize");

  @Override
  public String name() {
    return "audit-reconciliation";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Register register = Register.of(evidence);
    if (evidence.earlier().isEmpty()) {
      observations.accept(
          ObservationDraft.ofCloud(evidence.current())
              .detail("change", "?")
              .as(ReachAnswer.open(register.gap("no-earlier-estate", "estates/"))));
      return;
    }
    new Walk(
            evidence,
            evidence.earlier().get(),
            new Settings(name(), settings).duration("slack"),
            observations)
        .walk();
  }

  private static final class Walk {
    private final Estate before;
    private final Estate after;
    private final Instant from;
    private final Instant to;
    private final ReachAnswer more;
    private final Consumer<Observation> observations;
    private final Map<String, List<AuditEvent>> events = new HashMap<>();
    private final List<AuditEvent> untold = new ArrayList<>();

    Walk(Evidence evidence, Estate before, Duration slack, Consumer<Observation> observations) {
      this.before = before;
      this.after = evidence.current();
      this.from = before.header().collectedAt().minus(slack);
      this.to = after.header().collectedAt().plus(slack);
      this.more = Register.of(evidence).more(Kind.AUDIT_EVENT);
      this.observations = observations;
      for (AuditEvent event : after.all(AuditEvent.SHAPE)) {
        event
            .target()
            .optional()
            .ifPresent(target -> events.computeIfAbsent(target, _ -> new ArrayList<>()).add(event));
        if (event.target().isUnknown()) {
          untold.add(event);
        }
      }
    }

    void walk() {
      ReachAnswer seenNow = new Register(after).more(Kind.INSTANCE);
      ReachAnswer seenThen = new Register(before).more(Kind.INSTANCE);
      for (Instance earlier : before.all(Instance.SHAPE)) {
        Optional<Instance> later = after.find(Instance.SHAPE, earlier.id());
        if (later.isEmpty()) {
          observe(before, earlier, "vanished", DELETED, seenNow, ReachAnswer.YES);
        } else {
          moved(earlier, later.get());
        }
      }
      for (Instance later : after.all(Instance.SHAPE)) {
        if (before.find(Instance.SHAPE, later.id()).isEmpty()) {
          observe(after, later, "appeared", CREATED, seenThen, ReachAnswer.YES);
        }
      }
    }

    private void moved(Instance earlier, Instance later) {
      ReachAnswer moved =
          ReachAnswer.of(earlier.host(), _ -> true)
              .and(ReachAnswer.of(later.host(), host -> !earlier.host().is(host)));
      if (!moved.no()) {
        observe(after, later, "moved", MOVED, ReachAnswer.NO, moved);
      }
    }

    /**
     * One change.
     *
     * @param unseen not known where the machine may be there and was only not seen
     * @param looked not known where it may not have changed
     */
    private void observe(
        Estate estate,
        Instance instance,
        String change,
        Set<String> actions,
        ReachAnswer unseen,
        ReachAnswer looked) {
      Optional<AuditEvent> event =
          events.getOrDefault(instance.id(), List.of()).stream()
              .filter(one -> tells(one, actions).yes())
              .findFirst();
      ReachAnswer told = event.isPresent() ? ReachAnswer.YES : more;
      for (AuditEvent one : events.getOrDefault(instance.id(), List.of())) {
        told = told.or(tells(one, actions));
      }
      for (AuditEvent one : untold) {
        told = told.or(ReachAnswer.of(one.target(), _ -> false).and(tells(one, actions)));
      }
      ObservationDraft sighting =
          ObservationDraft.of(estate, instance)
              .tenant(instance.tenant())
              .data(instance, "created", "host", "state")
              .detail("change", change);
      event.ifPresent(one -> sighting.data(one, "time", "action", "principal", "outcome"));
      observations.accept(sighting.as(told.or(unseen), looked));
    }

    private ReachAnswer tells(AuditEvent event, Set<String> actions) {
      return ReachAnswer.of(event.action(), actions::contains)
          .and(ReachAnswer.of(event.outcome(), "success"::equals))
          .and(ReachAnswer.of(event.time(), this::between));
    }

    private boolean between(Instant time) {
      return !time.isBefore(from) && !time.isAfter(to);
    }
  }
}
