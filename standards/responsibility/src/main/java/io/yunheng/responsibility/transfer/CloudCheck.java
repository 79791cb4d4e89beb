/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
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
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.Use;
import io.yunheng.responsibility.WorkScope;
import io.yunheng.responsibility.duty.ServiceInference;
import java.util.ArrayList;
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
  private static final String HOME = "CN";

  private final Arrangement arrangement;
  private final Catalog catalog;
  private final TransferRules rules;
  private final Parties parties;
  private final TransferFindings findings;
  private final ServiceInference inference;
  private final Map<String, Organisation> organisations = new HashMap<>();

  public CloudCheck(
      Arrangement arrangement,
      Catalog catalog,
      TransferRules rules,
      Parties parties,
      TransferFindings findings,
      ServiceInference inference) {
    this.arrangement = arrangement;
    this.catalog = catalog;
    this.rules = rules;
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
    if (inference.calledPrivate(service.id())) {
      findings.add(
          "not-a-private-cloud",
          service,
          Map.of(
              "service",
              TransferFindings.both(service.name()),
              "providers",
              findings.names(parties.having(Actor.PROVIDER, service.id())),
              "customers",
              findings.names(parties.having(Actor.CUSTOMER, service.id())),
              "deployment",
              findings.label(service.profile().deployment().orElseThrow())));
      return;
    }
    if (!service.profile().deployment().equals(Optional.of(Deployment.COMMUNITY))) {
      return;
    }
    Set<String> all = new LinkedHashSet<>(parties.having(Actor.PROVIDER, service.id()));
    all.addAll(parties.having(Actor.CUSTOMER, service.id()));
    told(
        service,
        all,
        one -> one.institution().isEmpty(),
        one -> one.institution().filter(Institution::market).isEmpty(),
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
    List<Delegation> running =
        arrangement.delegations().stream()
            .filter(one -> one.service().equals(service.id()) && runs(one.scope()))
            .toList();
    boolean more = true;
    while (more) {
      more = false;
      for (Delegation one : running) {
        if (all.contains(one.from())) {
          more |= all.add(one.to());
        }
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

  /** Whether work is on running the platform or the infrastructure, by layers or requirements. */
  private boolean runs(WorkScope scope) {
    if (scope.clauses().isEmpty()) {
      return scope.reaches(Stage.OPERATION)
          && (scope.reaches(ClauseLayer.PLATFORM) || scope.reaches(ClauseLayer.INFRASTRUCTURE));
    }
    return scope.clauses().stream()
        .flatMap(id -> catalog.clause(id).stream())
        .filter(scope::covers)
        .anyMatch(
            clause ->
                clause.stage() == Stage.OPERATION
                    && (clause.layer() == ClauseLayer.PLATFORM
                        || clause.layer() == ClauseLayer.INFRASTRUCTURE));
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
    Optional<Deployment> deployment = service.profile().deployment();
    int floor = deployment.map(one -> rules.floors().getOrDefault(one, 1)).orElse(1);
    if (deployment.isPresent() && level.getAsInt() < floor) {
      Map<String, Text> values = new HashMap<>(compared(service, level.getAsInt(), floor));
      values.put("deployment", findings.label(deployment.get()));
      findings.add("level-below-floor", service, values);
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
        agreed(service, base);
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

  /** Whoever builds on another's service has an agreement in force with each of its providers. */
  private void agreed(CloudService service, CloudService base) {
    for (String builder : parties.having(Actor.PROVIDER, service.id())) {
      boolean checked =
          parties.has(builder, base.id(), Actor.PROVIDER)
              || parties.has(builder, base.id(), Actor.CUSTOMER);
      for (String provider :
          checked ? List.<String>of() : parties.having(Actor.PROVIDER, base.id())) {
        List<ServiceAgreement> between =
            arrangement.agreements().stream()
                .filter(one -> one.between(builder, provider))
                .toList();
        boolean held =
            between.stream()
                .filter(one -> one.holdsFrom(arrangement.asOf()))
                .anyMatch(
                    one ->
                        one.scope().reaches(base.id(), provider)
                            || one.scope().reaches(service.id(), provider));
        if (!held) {
          findings.add(
              "base-agreement-missing",
              new Use(base, builder, List.of(provider)),
              Map.of(
                  "service", TransferFindings.both(service.name()),
                  "base", TransferFindings.both(base.name()),
                  "date", TransferFindings.both(arrangement.asOf().toString()),
                  "besides", findings.besides(between, base.id(), provider)));
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
          findings.clauses("several-clouds-denied"),
          service,
          Map.of(
              "party", findings.names(inference.managers(service.id())),
              "services", findings.services(others)));
    }
  }
}
