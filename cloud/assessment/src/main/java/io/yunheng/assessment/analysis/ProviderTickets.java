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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether each act of the provider on a customer's machine rests on a ticket or an authorisation
 * that was in force when it was done.
 *
 * <p>Settings: {@code acts}, the actions looked at, separated by commas. An act that lacks one is a
 * violation only if the register of approvals is complete.
 */
public final class ProviderTickets implements Analysis {
  private static final Set<String> TYPES =
      Set.of("create", "start", "restart", "delete", "change", "data-access", "migration", "other");

  @Override
  public String name() {
    return "provider-tickets";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    List<String> acts = new Settings(name(), settings).words("acts");
    Estate estate = evidence.current();
    Actors actors = new Actors(evidence);
    Approvals approvals = new Approvals(evidence);
    for (AuditEvent event : estate.all(AuditEvent.SHAPE)) {
      ReachAnswer looked =
          ReachAnswer.of(event.targetKind(), "instance"::equals)
              .and(ReachAnswer.of(event.action(), acts::contains))
              .and(ReachAnswer.of(event.outcome(), "success"::equals))
              .and(ReachAnswer.of(event.phase(), "response"::equals));
      if (looked.no()) {
        continue;
      }
      String target = event.target().optional().orElse("");
      Optional<String> owner =
          estate
              .find(Instance.SHAPE, target)
              .or(() -> evidence.earlier().flatMap(e -> e.find(Instance.SHAPE, target)))
              .flatMap(instance -> instance.tenant().optional());
      if (owner.isPresent() && event.tenant().is(owner.get())) {
        continue;
      }
      ReachAnswer provider = looked.and(actors.provider(event));
      if (provider.no()) {
        continue;
      }
      List<String> targets = new ArrayList<>();
      event.target().optional().ifPresent(targets::add);
      event.targetName().optional().ifPresent(targets::add);
      event.principal().optional().ifPresent(targets::add);
      Instant at = event.time().optional().orElse(evidence.asOf());
      observations.accept(
          ObservationDraft.of(estate, event)
              .named(event.rawAction().optional().orElse(event.id()))
              .tenant(owner.orElse(""))
              .data(event, "time", "action", "principal", "target")
              .detail("actor", actors.name(event))
              .detail("target", target)
              .as(approvals.known(TYPES, targets, at), provider));
    }
  }
}
