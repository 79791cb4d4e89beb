/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Detection;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Grant;
import io.yunheng.estate.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether machines created, started or restarted without authority were noticed.
 *
 * <p>Authority is a grant of the one who acted on the tenant acted for, or an approval in force. An
 * act with neither has to have a detection on the same machine, not before the act. Acts with
 * authority are not looked at. No settings.
 */
public final class UnauthorisedStarts implements Analysis {
  private static final Set<String> ACTS = Set.of("create", "start", "restart");
  private static final Set<String> APPROVALS = Set.of("create", "start", "restart", "change");

  @Override
  public String name() {
    return "unauthorised-starts";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    Approvals approvals = new Approvals(evidence);
    Set<String> grants = new HashSet<>();
    ReachAnswer unseen = register.more(Kind.GRANT);
    for (Grant grant : estate.all(Grant.SHAPE)) {
      Optional<String> holder = grant.principal().optional();
      Optional<String> scope = grant.scope().optional();
      holder.ifPresent(one -> scope.ifPresent(where -> grants.add(key(one, where))));
      if (grant.scopeKind().is("system")) {
        holder.ifPresent(one -> grants.add(key(one, "*")));
      }
      unseen =
          unseen
              .or(ReachAnswer.of(grant.principal(), _ -> false))
              .or(ReachAnswer.of(grant.scope(), _ -> false))
              .or(ReachAnswer.of(grant.scopeKind(), _ -> false));
    }
    for (AuditEvent event : estate.all(AuditEvent.SHAPE)) {
      ReachAnswer looked =
          ReachAnswer.of(event.targetKind(), "instance"::equals)
              .and(ReachAnswer.of(event.action(), ACTS::contains))
              .and(ReachAnswer.of(event.outcome(), "success"::equals));
      if (looked.no()) {
        continue;
      }
      String principal = event.principal().optional().orElse("");
      if (event.tenant().optional().filter(one -> grants.contains(key(principal, one))).isPresent()
          || grants.contains(key(principal, "*"))) {
        continue;
      }
      Instant at = event.time().optional().orElse(evidence.asOf());
      List<String> targets = new ArrayList<>(List.of(principal));
      event.target().optional().ifPresent(targets::add);
      event.targetName().optional().ifPresent(targets::add);
      ReachAnswer authorised =
          approvals
              .known(APPROVALS, targets, at)
              .or(unseen)
              .or(ReachAnswer.of(event.principal(), _ -> false))
              .or(ReachAnswer.of(event.tenant(), _ -> false));
      if (authorised.yes()) {
        continue;
      }
      ReachAnswer noticed = register.more(Kind.DETECTION);
      for (Detection detection : estate.all(Detection.SHAPE)) {
        noticed =
            noticed.or(
                ReachAnswer.of(detection.detects(), "vm-lifecycle"::equals)
                    .and(ReachAnswer.of(detection.target(), targets::contains))
                    .and(ReachAnswer.of(detection.time(), seen -> !seen.isBefore(at))));
      }
      observations.accept(
          ObservationDraft.of(estate, event)
              .named(event.rawAction().optional().orElse(event.id()))
              .tenant(event.tenant())
              .data(event, "time", "action", "principal", "target")
              .detail("target", event.target().optional().orElse("?"))
              .as(authorised.or(noticed)));
    }
  }

  private static String key(String principal, String scope) {
    return principal + "|" + scope;
  }
}
