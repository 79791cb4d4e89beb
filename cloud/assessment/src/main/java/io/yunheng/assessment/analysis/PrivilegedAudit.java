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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether the deletions and restarts of machines by one side are in the audit trail with who, when,
 * on what and with what result.
 *
 * <p>Settings: {@code side}, {@code provider} or {@code customer}. Requests that only say that
 * something was asked for are left out. One kind of act does not stand for another: where a trail
 * has none of one, it is not known whether it would be there.
 */
public final class PrivilegedAudit implements Analysis {
  private static final List<String> ACTS = List.of("delete", "restart");

  @Override
  public String name() {
    return "privileged-audit";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    String side = new Settings(name(), settings).text("side");
    boolean provider = side.equals("provider");
    Estate estate = evidence.current();
    Actors actors = new Actors(evidence);
    Owners owners = new Owners(evidence, new Users(estate));
    Set<String> shown = new HashSet<>();
    for (AuditEvent event : estate.all(AuditEvent.SHAPE)) {
      ReachAnswer looked =
          ReachAnswer.of(event.targetKind(), "instance"::equals)
              .and(ReachAnswer.of(event.action(), ACTS::contains))
              .and(ReachAnswer.of(event.phase(), phase -> !phase.equals("request"), true));
      if (looked.no()) {
        continue;
      }
      ReachAnswer ours = provider ? actors.provider(event) : actors.provider(event).not();
      if (looked.and(ours).yes()) {
        event.action().optional().ifPresent(shown::add);
      }
      if (!ours.no()) {
        observations.accept(
            ObservationDraft.of(estate, event)
                .named(event.rawAction().optional().orElse(event.id()))
                .tenant(event.tenant())
                .data(event, "time", "action", "principal", "target", "outcome", "address")
                .detail("actor", actors.name(event))
                .detail("target", owners.name(new RecordedAct(event, List.of(), List.of())))
                .detail("verb", new RecordedAct(event, List.of(), List.of()).verb())
                .as(whole(event), looked.and(ours)));
      }
    }
    ACTS.stream()
        .filter(act -> !shown.contains(act))
        .forEach(act -> observations.accept(unseen(evidence, side, act)));
  }

  private static Observation unseen(Evidence evidence, String side, String act) {
    return ObservationDraft.ofCloud(evidence.current())
        .detail("actor", side)
        .detail("target", "-")
        .detail("verb", act)
        .as(
            ReachAnswer.open(
                Register.of(evidence).gap("act-not-seen", "audit-event " + side + " " + act)));
  }

  private static ReachAnswer whole(AuditEvent event) {
    return ReachAnswer.of(event.time(), _ -> true)
        .and(ReachAnswer.of(event.principal(), _ -> true))
        .and(ReachAnswer.of(event.target(), _ -> true))
        .and(ReachAnswer.of(event.outcome(), outcome -> !outcome.equals("unknown")));
  }
}
