/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Institution;
import io.yunheng.catalog.Stage;
import io.yunheng.fault.Text;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.duty.ServiceInference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** What a service, its parties and the services below it have to be. */
public final class CloudCheck {
  private static final Set<Institution> MARKET =
      EnumSet.of(Institution.SECURITIES, Institution.FUTURES, Institution.MARKET_CORE);
  private static final String HOME = "CN";

  /** The least level of an industry or public cloud (SEC-7.3-p2, SEC-6.3.1-p4c). */
  private static final int FLOOR = 3;

  private final Arrangement arrangement;
  private final Parties parties;
  private final TransferFindings findings;
  private final ServiceInference inference;
  private final Map<String, Organisation> organisations = new HashMap<>();

  public CloudCheck(
      Arrangement arrangement,
      Parties parties,
      TransferFindings findings,
      ServiceInference inference) {
    this.arrangement = arrangement;
    this.parties = parties;
    this.findings = findings;
    this.inference = inference;
    arrangement.organisations().forEach(one -> organisations.put(one.id(), one));
  }

  public void check(CloudService service) {
    institutions(service);
    seats(service);
    operations(service);
    levels(service);
    base(service);
    several(service);
  }

  private void institutions(CloudService service) {
    if (!service.profile().deployment().equals(Optional.of(Deployment.COMMUNITY))) {
      return;
    }
    Set<String> all = new LinkedHashSet<>(parties.having(Actor.PROVIDER, service.id()));
    all.addAll(parties.having(Actor.CUSTOMER, service.id()));
    told(
        service,
        all,
        one -> one.institution().isEmpty(),
        one -> one.institution().filter(MARKET::contains).isEmpty(),
        "institution-untold",
        "not-an-industry-cloud");
  }

  private void seats(CloudService service) {
    told(
        service,
        parties.having(Actor.PROVIDER, service.id()),
        one -> one.seat().isEmpty(),
        one -> one.seat().filter(HOME::equals).isEmpty(),
        "provider-seat-untold",
        "provider-abroad");
  }

  /** Those who run the platform or the infrastructure: providers, and to whom the work goes. */
  private void operations(CloudService service) {
    Set<String> all = new LinkedHashSet<>(parties.having(Actor.PROVIDER, service.id()));
    all.addAll(parties.having(Actor.PARTNER_OM, service.id()));
    for (Delegation one : arrangement.delegations()) {
      boolean runs =
          one.scope().reaches(Stage.OPERATION)
              && one.scope().clauses().isEmpty()
              && (one.scope().reaches(ClauseLayer.PLATFORM)
                  || one.scope().reaches(ClauseLayer.INFRASTRUCTURE));
      if (one.service().equals(service.id())
          && runs
          && (parties.has(one.from(), service.id(), Actor.PROVIDER) || all.contains(one.from()))) {
        all.add(one.to());
      }
    }
    told(
        service,
        all,
        one -> one.operations().isEmpty(),
        one -> !one.operations().stream().allMatch(HOME::equals),
        "operations-untold",
        "operations-abroad");
  }

  private void told(
      CloudService service,
      Iterable<String> ids,
      Predicate<Organisation> untold,
      Predicate<Organisation> wrong,
      String ask,
      String breach) {
    List<String> unknown = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (String id : ids) {
      Optional.ofNullable(organisations.get(id))
          .ifPresent(
              one -> {
                if (untold.test(one)) {
                  unknown.add(id);
                } else if (wrong.test(one)) {
                  found.add(id);
                }
              });
    }
    if (!found.isEmpty()) {
      findings.add(breach, service, about(service, found));
    }
    if (!unknown.isEmpty()) {
      findings.add(ask, service, about(service, unknown));
    }
  }

  private Map<String, Text> about(CloudService service, List<String> who) {
    return Map.of("service", TransferFindings.both(service.name()), "party", findings.names(who));
  }

  private void levels(CloudService service) {
    OptionalInt level = service.profile().level();
    Map<String, Text> named = Map.of("service", TransferFindings.both(service.name()));
    if (level.isEmpty()) {
      findings.open("level-below-systems", "level", service, named);
      return;
    }
    boolean shared =
        service
            .profile()
            .deployment()
            .filter(one -> one == Deployment.COMMUNITY || one == Deployment.PUBLIC)
            .isPresent();
    if (shared && level.getAsInt() < FLOOR) {
      findings.add("level-below-floor", service, compared(service, level.getAsInt(), FLOOR));
    }
    if (service.systems().isEmpty()) {
      findings.open("level-below-systems", "systems", service, named);
    } else if (service.systems().getAsInt() > level.getAsInt()) {
      findings.add(
          "level-below-systems",
          service,
          compared(service, level.getAsInt(), service.systems().getAsInt()));
    }
  }

  private static Map<String, Text> compared(CloudService service, int level, int limit) {
    return Map.of(
        "service", TransferFindings.both(service.name()),
        "level", TransferFindings.both(Integer.toString(level)),
        "limit", TransferFindings.both(Integer.toString(limit)));
  }

  private void base(CloudService service) {
    for (CloudService base : arrangement.services()) {
      if (service.builtOn().contains(base.id())) {
        OptionalInt level = service.profile().level();
        OptionalInt below = base.profile().level();
        Map<String, Text> named =
            Map.of(
                "service", TransferFindings.both(service.name()),
                "base", TransferFindings.both(base.name()));
        if (below.isEmpty()) {
          findings.open("base-level-lower", "base-level", service, named);
        } else if (level.isPresent() && below.getAsInt() < level.getAsInt()) {
          Map<String, Text> values =
              new HashMap<>(compared(service, level.getAsInt(), below.getAsInt()));
          values.putAll(named);
          findings.add("base-level-lower", service, values);
        }
        List<String> strangers =
            parties.having(Actor.PROVIDER, service.id()).stream()
                .filter(one -> !parties.has(one, base.id(), Actor.PROVIDER))
                .filter(one -> !parties.has(one, base.id(), Actor.CUSTOMER))
                .toList();
        if (!strangers.isEmpty()
            && strangers.size() == parties.having(Actor.PROVIDER, service.id()).size()) {
          Map<String, Text> values = new HashMap<>(named);
          values.put("party", findings.names(strangers));
          findings.add("base-use-untold", service, values);
        }
      }
    }
  }

  private void several(CloudService service) {
    List<String> others = inference.managedTogether(service.id());
    if (others.size() > 1
        && service.profile().facts().containsKey(Condition.MULTI_CLOUD)
        && !service.profile().facts().getOrDefault(Condition.MULTI_CLOUD, false)) {
      findings.add(
          "several-clouds-denied",
          service,
          Map.of(
              "party", findings.names(inference.managers(service.id())),
              "services", findings.services(others)));
    }
  }
}
