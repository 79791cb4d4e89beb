/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Alert;
import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Detection;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Grant;
import io.yunheng.estate.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Whether machines created, started or restarted without authority were noticed.
 *
 * <p>Authority is a grant that lets the one who acted work in the tenant of the machine, held
 * directly, through a group, inherited or for the whole system, or an approval in force. An act
 * with neither has to have a detection on the same machine, not before the act. Acts with authority
 * are not looked at.
 *
 * <p>Settings: {@code approvals}, the actions looked at and the type of approval that each needs;
 * {@code ask}, {@code noticed}, or {@code alerted}: was there an alert, of that detection or of the
 * act itself?
 */
public final class UnauthorisedStarts implements Analysis {
  @Override
  public String name() {
    return "unauthorised-starts";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Map<String, String> acts = new Settings(name(), settings).pairs("approvals");
    boolean alerted = new Settings(name(), settings).text("ask").equals("alerted");
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    Approvals approvals = new Approvals(evidence);
    EffectiveAccess access = new EffectiveAccess(evidence);
    Actors actors = new Actors(evidence, access);
    Users users = new Users(estate);
    Owners owners = new Owners(evidence, users);
    RecordedActs trail = new RecordedActs(evidence, access, owners);
    for (RecordedAct act : trail.all()) {
      AuditEvent event = act.event();
      ReachAnswer looked =
          ReachAnswer.of(event.targetKind(), "instance"::equals)
              .and(ReachAnswer.of(event.action(), acts::containsKey))
              .and(ReachAnswer.of(event.outcome(), "success"::equals));
      if (looked.no()) {
        continue;
      }
      Fact<String> found = owners.of(act);
      Fact<String> owner = found.isUnknown() && !actors.outsider(event) ? event.tenant() : found;
      boolean outside = actors.outsider(event) && !users.customers(owner).no();
      ReachAnswer granted = outside ? ReachAnswer.NO : granted(event, owner, access);
      if (granted.yes() || trail.consequence(act, owner).yes()) {
        continue;
      }
      Instant at = event.time().optional().orElse(evidence.asOf());
      List<String> targets = owners.names(act);
      ApprovalNeed need =
          ApprovalNeed.on(
                  event.action().optional().map(acts::get).stream().collect(Collectors.toSet()),
                  targets,
                  owner,
                  at)
              .by(actors.names(event));
      ReachAnswer authorised = approvals.known(need).or(granted);
      if (authorised.yes()) {
        continue;
      }
      ReachAnswer noticed = register.more(Kind.DETECTION);
      for (Detection detection : estate.all(Detection.SHAPE)) {
        ReachAnswer told = alerted ? alerts(evidence, detection.id()) : ReachAnswer.YES;
        noticed =
            noticed.or(
                ReachAnswer.of(detection.detects(), "vm-lifecycle"::equals)
                    .and(told)
                    .and(ReachAnswer.of(detection.target(), targets::contains))
                    .and(ReachAnswer.of(detection.time(), seen -> !seen.isBefore(at))));
      }
      if (alerted) {
        for (Alert alert : estate.all(Alert.SHAPE)) {
          noticed = noticed.or(ReachAnswer.of(alert.event(), event.id()::equals));
        }
      }
      observations.accept(
          ObservationDraft.of(estate, event)
              .named(event.rawAction().optional().orElse(event.id()))
              .tenant(owner)
              .data(event, "time", "action", "principal", "target")
              .detail("actor", actors.name(event))
              .detail("target", owners.name(act))
              .detail("verb", act.verb())
              .detail("at", at.toString())
              .as(authorised.or(noticed)));
    }
  }

  /** Whether there is an alert of a detection. */
  private static ReachAnswer alerts(Evidence evidence, String detection) {
    ReachAnswer there = Register.of(evidence).more(Kind.ALERT);
    for (Alert alert : evidence.current().all(Alert.SHAPE)) {
      there = there.or(ReachAnswer.of(alert.detection(), detection::equals));
    }
    return there;
  }

  /** Whether a grant lets the one who acted work in the tenant of what was acted on. */
  private static ReachAnswer granted(AuditEvent event, Fact<String> owner, EffectiveAccess access) {
    ReachAnswer answer =
        access
            .unread()
            .or(ReachAnswer.of(event.principal(), _ -> false))
            .or(ReachAnswer.of(owner, _ -> false));
    Optional<String> tenant = owner.optional();
    if (tenant.isPresent()) {
      for (Grant grant : access.grants(event.principal().optional().orElse(""))) {
        answer = answer.or(access.reaches(grant, tenant.get()));
      }
    }
    return answer;
  }
}
