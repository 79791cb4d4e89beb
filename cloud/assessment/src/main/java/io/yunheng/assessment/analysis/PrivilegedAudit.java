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
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether the deletions and restarts of machines by one side are in the audit trail with who, when,
 * on what and with what result.
 *
 * <p>Settings: {@code side}, {@code provider} or {@code customer}. Requests that only say that
 * something was asked for are left out. A trail without any such act shows nothing.
 */
public final class PrivilegedAudit implements Analysis {
  private static final Set<String> ACTS = Set.of("delete", "restart");

  @Override
  public String name() {
    return "privileged-audit";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    boolean provider = new Settings(name(), settings).text("side").equals("provider");
    Estate estate = evidence.current();
    Actors actors = new Actors(evidence);
    for (AuditEvent event : estate.all(AuditEvent.SHAPE)) {
      ReachAnswer looked =
          ReachAnswer.of(event.targetKind(), "instance"::equals)
              .and(ReachAnswer.of(event.action(), ACTS::contains))
              .and(ReachAnswer.of(event.phase(), phase -> !phase.equals("request"), true));
      if (looked.no()) {
        continue;
      }
      ReachAnswer ours = provider ? actors.provider(event) : actors.provider(event).not();
      if (!ours.no()) {
        observations.accept(
            ObservationDraft.of(estate, event)
                .named(event.rawAction().optional().orElse(event.id()))
                .tenant(event.tenant())
                .data(event, "time", "action", "principal", "target", "outcome", "address")
                .detail("actor", actors.name(event))
                .detail("target", event.target().optional().orElse("?"))
                .as(whole(event), looked.and(ours)));
      }
    }
  }

  private static ReachAnswer whole(AuditEvent event) {
    return ReachAnswer.of(event.time(), _ -> true)
        .and(ReachAnswer.of(event.principal(), _ -> true))
        .and(ReachAnswer.of(event.target(), _ -> true))
        .and(ReachAnswer.of(event.outcome(), outcome -> !outcome.equals("unknown")));
  }
}
