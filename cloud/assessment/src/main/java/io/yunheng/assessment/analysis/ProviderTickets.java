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
import io.yunheng.estate.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Whether each act of the provider on something of a customer's rests on a ticket or an
 * authorisation for that person, that tenant or target and that type of act, which was in force
 * when it was done. The token may be one for whatever tenant, the customer's own too.
 *
 * <p>Settings: {@code approvals}, the actions looked at and the type of approval that each needs,
 * as {@code restart=restart, stop=change}; {@code targets}, the kinds of things. An act that lacks
 * one is a violation only if the register of approvals is complete.
 */
public final class ProviderTickets implements Analysis {
  @Override
  public String name() {
    return "provider-tickets";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings given = new Settings(name(), settings);
    Map<String, String> acts = given.pairs("approvals");
    List<String> targets = given.words("targets");
    Estate estate = evidence.current();
    EffectiveAccess access = new EffectiveAccess(evidence);
    Actors actors = new Actors(evidence, access);
    Users users = new Users(estate);
    Owners owners = new Owners(evidence, users);
    Approvals approvals = new Approvals(evidence);
    for (AuditEvent event : estate.all(AuditEvent.SHAPE)) {
      ReachAnswer looked =
          ReachAnswer.of(event.targetKind(), targets::contains)
              .and(ReachAnswer.of(event.action(), acts::containsKey))
              .and(ReachAnswer.of(event.outcome(), "success"::equals))
              .and(ReachAnswer.of(event.phase(), "response"::equals));
      if (looked.no()) {
        continue;
      }
      Fact<String> owner = owners.of(event);
      ReachAnswer provider = looked.and(users.customers(owner)).and(actors.provider(event));
      if (provider.no()) {
        continue;
      }
      List<String> things = new ArrayList<>();
      event.target().optional().ifPresent(things::add);
      event.targetName().optional().ifPresent(things::add);
      ApprovalNeed act =
          ApprovalNeed.on(
                  event.action().optional().map(acts::get).stream().collect(Collectors.toSet()),
                  things,
                  owner,
                  event.time().optional().orElse(evidence.asOf()))
              .by(actors.names(event));
      observations.accept(
          ObservationDraft.of(estate, event)
              .named(event.rawAction().optional().orElse(event.id()))
              .tenant(owner)
              .data(event, "time", "action", "principal", "target")
              .detail("actor", actors.name(event))
              .detail("target", owners.name(event))
              .as(approvals.known(act), provider));
    }
  }
}
