/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Snapshot;
import io.yunheng.estate.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request made whose event does not name it: the snapshots and volumes of the same tenant
 * that the same person made in the seconds in which it was being answered. Cinder's middleware for
 * audit events knows the path alone, which names nothing that is yet to be made.
 */
final class MadeCopies {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private record Place(Kind kind, long second) {}

  private final Map<Place, List<Resource>> made = new HashMap<>();

  MadeCopies(Evidence evidence) {
    add(evidence.current());
    evidence.earlier().ifPresent(this::add);
  }

  private void add(Estate estate) {
    estate.all(Snapshot.SHAPE).forEach(one -> add(one, one.created()));
    estate.all(Volume.SHAPE).forEach(one -> add(one, one.created()));
  }

  private void add(Resource resource, Fact<Instant> created) {
    created
        .optional()
        .ifPresent(
            at ->
                made.computeIfAbsent(
                        new Place(resource.kind(), at.getEpochSecond()), _ -> new ArrayList<>())
                    .add(resource));
  }

  /** What an event may have made that names nothing; empty of other events. */
  List<Resource> of(AuditEvent event) {
    Optional<Kind> kind = event.targetKind().optional().flatMap(Kind::of);
    Optional<Instant> from = event.time().optional();
    if (kind.isEmpty()
        || from.isEmpty()
        || event.target().optional().isPresent()
        || !event.action().is("create")
        || !event.outcome().is("success")) {
      return List.of();
    }
    Instant last = from.get().plus(LONGEST);
    Instant to = event.ended().optional().filter(end -> end.isBefore(last)).orElse(from.get());
    Map<String, Resource> found = new LinkedHashMap<>();
    for (long at = from.get().getEpochSecond(); at <= to.getEpochSecond(); at++) {
      made.getOrDefault(new Place(kind.get(), at), List.of()).stream()
          .filter(one -> fits(CopyOrigins.holder(one), event.tenant()))
          .filter(one -> fits(CopyOrigins.maker(one), event.principal()))
          .forEach(one -> found.putIfAbsent(one.id(), one));
    }
    return List.copyOf(found.values());
  }

  /** Whether the record says nothing else than the event. */
  private static boolean fits(Fact<String> record, Fact<String> event) {
    return record.optional().isEmpty()
        || event.optional().isEmpty()
        || record.optional().equals(event.optional());
  }
}
