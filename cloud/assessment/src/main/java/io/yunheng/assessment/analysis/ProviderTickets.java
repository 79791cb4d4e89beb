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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Whether each act of the provider on something of a customer's rests on a ticket or an
 * authorisation for that person, that tenant or target and that type of act, which was in force
 * when it was done. The token may be one for whatever tenant, the customer's own too. What a
 * service of the cloud did in consequence of somebody's request belongs to that request. Acts that
 * are alike are one observation with their number; those of people come before those of machine
 * accounts.
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
    RecordedActs trail = new RecordedActs(evidence, access, owners);
    Approvals approvals = new Approvals(evidence);
    Map<List<String>, Repeated> seen = new LinkedHashMap<>();
    for (RecordedAct act : trail.all()) {
      AuditEvent event = act.event();
      ReachAnswer looked =
          ReachAnswer.of(event.targetKind(), targets::contains)
              .and(ReachAnswer.of(event.action(), acts::containsKey))
              .and(ReachAnswer.of(event.outcome(), "success"::equals))
              .and(RecordedActs.done(act));
      if (looked.no()) {
        continue;
      }
      Fact<String> owner = owners.of(act);
      ReachAnswer provider =
          looked
              .and(users.customers(owner))
              .and(actors.provider(event))
              .and(trail.consequence(act, owner).not());
      if (provider.no()) {
        continue;
      }
      ApprovalNeed need =
          ApprovalNeed.on(
                  event.action().optional().map(acts::get).stream().collect(Collectors.toSet()),
                  owners.names(act),
                  owner,
                  event.time().optional().orElse(evidence.asOf()))
              .by(actors.names(event));
      ReachAnswer answer = approvals.known(need);
      ObservationDraft sighting =
          ObservationDraft.of(estate, event)
              .named(event.rawAction().optional().orElse(event.id()))
              .tenant(owner)
              .data(event, "time", "action", "principal", "target")
              .detail("actor", actors.name(event))
              .detail("target", owners.name(act))
              .detail("verb", act.verb())
              .detail("refused", approvals.refused(need));
      event.time().optional().ifPresent(at -> sighting.detail("at", at.toString()));
      boolean machine = event.principal().optional().filter(access::machine).isPresent();
      seen.computeIfAbsent(
              List.of(
                  actors.name(event),
                  act.verb(),
                  owners.names(act).toString(),
                  owner.optional().orElse("?"),
                  answer + " " + provider),
              _ -> new Repeated(sighting, answer, provider, machine))
          .times++;
    }
    for (boolean machines : List.of(false, true)) {
      seen.values().stream()
          .filter(one -> one.machine == machines)
          .forEach(one -> observations.accept(one.observed()));
    }
  }

  /** Acts that are alike: of one person, of one kind, on one thing, with one answer. */
  private static final class Repeated {
    private final ObservationDraft first;
    private final ReachAnswer answer;
    private final ReachAnswer looked;
    private final boolean machine;
    private int times;

    Repeated(ObservationDraft first, ReachAnswer answer, ReachAnswer looked, boolean machine) {
      this.first = first;
      this.answer = answer;
      this.looked = looked;
      this.machine = machine;
    }

    Observation observed() {
      return first.detail("times", Integer.toString(times)).as(answer, looked);
    }
  }
}
