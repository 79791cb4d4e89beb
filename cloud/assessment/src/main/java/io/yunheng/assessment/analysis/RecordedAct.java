/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One act in the audit trail: the answer to a request with what other services told of the same
 * request, or what a service told of something that no request is known of.
 *
 * @param event what tells who did it, and how it ended
 * @param told what the notifications say that was done: of things of the kind of the event's target
 *     first
 * @param made what it made, by the records of what is there, where the event names nothing
 */
record RecordedAct(AuditEvent event, List<AuditEvent> told, List<Resource> made) {
  private static final Set<String> MADE = Set.of("create", "delete");

  RecordedAct {
    told = List.copyOf(told);
    made = List.copyOf(made);
  }

  /** What it was done to: the event says it, or else what was told of the same request. */
  Set<String> targets() {
    Optional<String> own = event.target().optional();
    Set<String> targets = new LinkedHashSet<>();
    own.ifPresentOrElse(
        targets::add,
        () -> done().flatMap(one -> one.target().optional().stream()).forEach(targets::add));
    if (targets.isEmpty()) {
      made.forEach(one -> targets.add(one.id()));
    }
    return targets;
  }

  /** What else it was about: the volume attached, the group of a rule. */
  Set<String> related() {
    Set<String> related = new LinkedHashSet<>();
    Stream.concat(Stream.of(event), done())
        .flatMap(one -> one.related().optional().stream())
        .forEach(related::add);
    return related;
  }

  /** The names that the trail gives to what it was done to. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    Stream.concat(Stream.of(event), done())
        .flatMap(one -> one.targetName().optional().stream())
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    return names;
  }

  /** Whose the target is, as a service that told of it says. */
  Optional<Fact<String>> owner() {
    return Stream.concat(
            event.phase().is("end") ? Stream.of(event) : Stream.empty(),
            done().filter(one -> one.phase().is("end")))
        .map(AuditEvent::tenant)
        .filter(tenant -> tenant.optional().filter(one -> !one.isEmpty()).isPresent())
        .findFirst();
  }

  /** The kind of what it was done to. */
  Optional<Kind> kind() {
    return event.targetKind().optional().flatMap(Kind::of);
  }

  /** What it is called in the words for acts: the last part of what the service calls it. */
  String verb() {
    String raw = event.rawAction().optional().orElse("");
    if (event.targetKind().is("instance") && MADE.contains(raw) && !related().isEmpty()) {
      return raw.equals("create") ? "volume_attach" : "volume_detach";
    }
    String whole = raw.endsWith(".end") ? raw.substring(0, raw.length() - 4) : raw;
    String last = whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('.')) + 1);
    return last.isEmpty() ? event.action().optional().orElse("other") : last;
  }

  private Stream<AuditEvent> done() {
    return told.stream()
        .filter(one -> Objects.equals(one.targetKind().optional(), event.targetKind().optional()));
  }
}
