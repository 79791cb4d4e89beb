/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.model.AuditEvent;
import io.yunheng.estate.model.Detection;
import io.yunheng.estate.model.Grant;
import io.yunheng.estate.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    for (Grant grant : estate.all(Grant.SHAPE)) {
      grants.add(key(grant.principal().optional().orElse(""), grant.scope().optional().orElse("")));
      if (grant.scopeKind().is("system")) {
        grants.add(key(grant.principal().optional().orElse(""), "*"));
      }
    }
    for (AuditEvent event : estate.all(AuditEvent.SHAPE)) {
      if (!event.targetKind().is("instance")
          || event.action().optional().filter(ACTS::contains).isEmpty()
          || !event.outcome().is("success")) {
        continue;
      }
      String principal = event.principal().optional().orElse("");
      if (grants.contains(key(principal, event.tenant().optional().orElse("")))
          || grants.contains(key(principal, "*"))) {
        continue;
      }
      Instant at = event.time().optional().orElse(evidence.asOf());
      List<String> targets = new ArrayList<>(List.of(principal));
      event.target().optional().ifPresent(targets::add);
      event.targetName().optional().ifPresent(targets::add);
      Answer authorised = approvals.known(APPROVALS, targets, at).or(register.more(Kind.GRANT));
      if (authorised.yes()) {
        continue;
      }
      Answer noticed = register.more(Kind.DETECTION);
      for (Detection detection : estate.all(Detection.SHAPE)) {
        noticed =
            noticed.or(
                Answer.of(detection.detects(), "vm-lifecycle"::equals)
                    .and(Answer.of(detection.target(), targets::contains))
                    .and(Answer.of(detection.time(), seen -> !seen.isBefore(at))));
      }
      observations.accept(
          Sighting.of(estate, event)
              .named(event.rawAction().optional().orElse(event.id()))
              .tenant(event.tenant().optional().orElse(""))
              .data(event, "time", "action", "principal", "target")
              .detail("target", event.target().optional().orElse("?"))
              .as(authorised.or(noticed)));
    }
  }

  private static String key(String principal, String scope) {
    return principal + "|" + scope;
  }
}
