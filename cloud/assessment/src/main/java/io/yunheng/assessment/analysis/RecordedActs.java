/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The acts in the audit trail. The answer to a request and the notifications with the same request
 * id are one act. A notification without a request id belongs to the request for an act of that
 * kind in whose time it falls, where there is one only.
 */
final class RecordedActs {
  /** How long after a request other services may still act in consequence of it. */
  private static final Duration CHAIN = Duration.ofHours(1);

  private static final String NOT_FOUND = "request-not-found";

  private final Evidence evidence;
  private final EffectiveAccess access;
  private final Owners owners;
  private final Register register;
  private final MadeCopies made;
  private final Map<String, List<AuditEvent>> byRequest = new HashMap<>();
  private final Map<String, List<AuditEvent>> told = new HashMap<>();
  private final Set<String> parts = new HashSet<>();
  private final List<RecordedAct> acts = new ArrayList<>();

  RecordedActs(Evidence evidence, EffectiveAccess access, Owners owners) {
    this.evidence = evidence;
    this.access = access;
    this.owners = owners;
    this.register = Register.of(evidence);
    this.made = new MadeCopies(evidence);
    Estate estate = evidence.current();
    for (AuditEvent event : estate.all(AuditEvent.SHAPE)) {
      event
          .requestId()
          .optional()
          .ifPresent(id -> byRequest.computeIfAbsent(id, _ -> new ArrayList<>()).add(event));
    }
    byRequest.values().forEach(this::join);
    joinByTime(estate);
    for (AuditEvent event : estate.all(AuditEvent.SHAPE)) {
      if (!parts.contains(event.id())) {
        acts.add(act(event));
      }
    }
  }

  private RecordedAct act(AuditEvent event) {
    return new RecordedAct(event, told.getOrDefault(event.id(), List.of()), made.of(event));
  }

  /** All of them, in the order of their events. */
  List<RecordedAct> all() {
    return acts;
  }

  /** Whether it is something done and not only asked for, by somebody whom the trail can tell. */
  static ReachAnswer done(RecordedAct act) {
    AuditEvent event = act.event();
    boolean ended =
        event.phase().is("end")
            && event.rawAction().optional().filter(raw -> raw.endsWith(".end")).isPresent()
            && event.principal().optional().isPresent();
    return ended ? ReachAnswer.YES : ReachAnswer.of(event.phase(), "response"::equals);
  }

  /**
   * Whether a service of the cloud did it in consequence of a request of somebody's, on something
   * of the same tenant's. One that cannot be shown to be is an act of its own.
   */
  ReachAnswer consequence(RecordedAct act, Fact<String> owner) {
    AuditEvent event = act.event();
    if (!event.principal().optional().filter(access::machine).isPresent()) {
      return ReachAnswer.NO;
    }
    return switch (event.globalRequestId()) {
      case Fact.None<String>() -> ReachAnswer.NO;
      case Fact.Unknown<String>(Gap gap) -> gap.silent() ? ReachAnswer.NO : ReachAnswer.open(gap);
      case Fact.Known<String>(String id) -> caused(id, act, owner);
    };
  }

  private ReachAnswer caused(String id, RecordedAct act, Fact<String> owner) {
    List<AuditEvent> causes = byRequest.getOrDefault(id, List.of());
    if (causes.isEmpty()) {
      return ReachAnswer.open(register.gap(NOT_FOUND, id));
    }
    boolean shown =
        causes.stream()
            .filter(cause -> !parts.contains(cause.id()) && !cause.phase().is("request"))
            .map(this::act)
            .anyMatch(
                cause ->
                    cause.event().outcome().is("success")
                        && soonAfter(cause.event(), act.event())
                        && alike(owners.of(cause), owner)
                        && touches(cause, act));
    return ReachAnswer.of(shown);
  }

  private static boolean soonAfter(AuditEvent cause, AuditEvent event) {
    Optional<Instant> from = cause.time().optional();
    Optional<Instant> at = event.time().optional();
    return from.isPresent()
        && at.isPresent()
        && !at.get().isBefore(from.get())
        && !at.get().isAfter(from.get().plus(CHAIN));
  }

  private static boolean alike(Fact<String> one, Fact<String> other) {
    return one.optional().isPresent() && one.optional().equals(other.optional());
  }

  /** Whether a port is one of the machine that the request was for; others are not compared. */
  private boolean touches(RecordedAct cause, RecordedAct act) {
    if (!act.event().targetKind().is(Kind.PORT.code()) || cause.targets().isEmpty()) {
      return true;
    }
    for (String target : act.targets()) {
      Optional<String> device =
          found(target).flatMap(port -> port.device().optional()).filter(one -> !one.isEmpty());
      if (device.isPresent() && !cause.targets().contains(device.get())) {
        return false;
      }
    }
    return true;
  }

  private Optional<Port> found(String id) {
    return evidence
        .current()
        .find(Port.SHAPE, id)
        .or(() -> evidence.earlier().flatMap(estate -> estate.find(Port.SHAPE, id)));
  }

  /** The notifications of a request go to its answer. */
  private void join(List<AuditEvent> ofRequest) {
    Optional<AuditEvent> answer =
        ofRequest.stream()
            .filter(one -> one.phase().is("response") && one.outcome().is("success"))
            .findFirst();
    if (answer.isEmpty()) {
      return;
    }
    for (AuditEvent one : ofRequest) {
      boolean same =
          one.principal().optional().isEmpty()
              || one.principal().optional().equals(answer.get().principal().optional());
      if (one.phase().is("end") && same) {
        told.computeIfAbsent(answer.get().id(), _ -> new ArrayList<>()).add(one);
        parts.add(one.id());
      }
    }
  }

  private void joinByTime(Estate estate) {
    Map<String, List<AuditEvent>> requests = new HashMap<>();
    List<AuditEvent> loose = new ArrayList<>();
    for (AuditEvent event : estate.all(AuditEvent.SHAPE)) {
      if (event.time().optional().isEmpty() || !event.outcome().is("success")) {
        continue;
      }
      if (event.phase().is("response") && event.ended().optional().isPresent()) {
        requests.computeIfAbsent(sort(event), _ -> new ArrayList<>()).add(event);
      } else if (event.phase().is("end")
          && event.requestId().optional().isEmpty()
          && event.principal().optional().isEmpty()) {
        loose.add(event);
      }
    }
    Comparator<AuditEvent> byTime =
        Comparator.comparing(event -> event.time().optional().orElse(Instant.MIN));
    requests.values().forEach(list -> list.sort(byTime));
    Map<String, Duration> longest = new HashMap<>();
    requests.forEach((sort, list) -> longest.put(sort, longest(list)));
    for (AuditEvent event : loose) {
      String sort = sort(event);
      List<AuditEvent> all = requests.getOrDefault(sort, List.of());
      List<AuditEvent> during =
          during(all, event, longest.getOrDefault(sort, Duration.ZERO)).stream()
              .filter(request -> fits(request, event))
              .toList();
      if (during.size() == 1) {
        told.computeIfAbsent(during.getFirst().id(), _ -> new ArrayList<>()).add(event);
        parts.add(event.id());
      }
    }
  }

  private static boolean fits(AuditEvent request, AuditEvent event) {
    return request.target().optional().isEmpty()
        || request.target().optional().equals(event.target().optional());
  }

  private static String sort(AuditEvent event) {
    return event.targetKind().optional().orElse("?") + " " + event.action().optional().orElse("?");
  }

  private static Duration longest(List<AuditEvent> requests) {
    return requests.stream()
        .map(one -> Duration.between(time(one), one.ended().optional().orElse(time(one))))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** The requests that were being answered when something happened. */
  private static List<AuditEvent> during(
      List<AuditEvent> requests, AuditEvent event, Duration longest) {
    Instant at = time(event);
    int low = 0;
    int high = requests.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time(requests.get(middle)).isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    List<AuditEvent> during = new ArrayList<>();
    for (int i = low - 1; i >= 0 && !time(requests.get(i)).isBefore(at.minus(longest)); i--) {
      if (!requests.get(i).ended().optional().orElse(Instant.MIN).isBefore(at)) {
        during.add(requests.get(i));
      }
    }
    return during;
  }

  private static Instant time(AuditEvent event) {
    return event.time().optional().orElse(Instant.MIN);
  }
}
