/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Bucket;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Grant;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether each right that somebody other than the customer has on the customer's data rests on the
 * customer's authorisation.
 *
 * <p>Looked at are grants on a tenant held by principals of the provider or of third parties (as
 * registered, else those that belong to another tenant), and buckets that others can read or write.
 * An authorisation is the approval that the grant names, or one of the type {@code data-access},
 * {@code account} or {@code share} for the principal or the bucket, in force, and not given for
 * another tenant. What the provider keeps in tenants of its own is not looked at. No settings.
 */
public final class DataAccess implements Analysis {
  private static final Set<String> TYPES = Set.of("data-access", "account", "share");

  @Override
  public String name() {
    return "data-access";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    Register register = Register.of(evidence);
    Approvals approvals = new Approvals(evidence);
    Users users = new Users(estate);
    for (Grant grant : estate.all(Grant.SHAPE)) {
      ReachAnswer onTenant =
          ReachAnswer.of(grant.scopeKind(), "tenant"::equals).and(customers(grant.scope(), users));
      if (onTenant.no()) {
        continue;
      }
      Optional<Principal> principal =
          grant.principal().optional().flatMap(id -> estate.find(Principal.SHAPE, id));
      ReachAnswer stranger =
          principal
              .map(one -> stranger(one, grant))
              .orElseGet(
                  () ->
                      ReachAnswer.of(grant.principal(), _ -> false)
                          .or(register.more(Kind.PRINCIPAL)));
      if (stranger.no()) {
        continue;
      }
      List<String> targets = new ArrayList<>();
      principal.ifPresent(
          one -> {
            targets.add(one.id());
            one.name().optional().ifPresent(targets::add);
          });
      ReachAnswer authorised =
          (grant.approval() instanceof Fact.Known<String>
                  ? approvals.referred(grant.approval(), evidence.asOf())
                  : ReachAnswer.NO)
              .or(approvals.known(TYPES, targets, grant.scope(), evidence.asOf()));
      ObservationDraft sighting =
          ObservationDraft.of(estate, grant)
              .named(principal.flatMap(one -> one.name().optional()).orElse(grant.id()))
              .tenant(grant.scope())
              .data(grant, "principal", "role", "scope", "approval")
              .detail("role", grant.role().optional().orElse("?"))
              .detail("who", targets);
      principal.ifPresent(one -> sighting.data(one, "side", "tenant"));
      observations.accept(sighting.as(stranger.not().or(authorised), onTenant));
    }
    buckets(evidence, approvals, users, observations);
  }

  /** Whether something belongs to a customer; what nobody owns does not. */
  private static ReachAnswer customers(Fact<String> tenant, Users users) {
    return switch (tenant) {
      case Fact.Known<String>(String id) -> users.customer(id);
      case Fact.None<String>() -> ReachAnswer.NO;
      case Fact.Unknown<String>(Gap gap) -> ReachAnswer.open(gap);
    };
  }

  private static ReachAnswer stranger(Principal principal, Grant grant) {
    if (principal.side() instanceof Fact.Known<String>(String side)) {
      return ReachAnswer.of(!side.equals("customer"));
    }
    if (principal.side() instanceof Fact.Unknown<String>(Gap gap)
        && !gap.reason().equals(Gap.NOT_RECORDED)) {
      return ReachAnswer.open(gap);
    }
    if (principal.tenant() instanceof Fact.Known<String>(String home)
        && grant.scope() instanceof Fact.Known<String>(String scope)) {
      return ReachAnswer.of(!home.isEmpty() && !home.equals(scope));
    }
    return ReachAnswer.of(principal.type(), type -> type.equals("service"));
  }

  private static void buckets(
      Evidence evidence, Approvals approvals, Users users, Consumer<Observation> observations) {
    Estate estate = evidence.current();
    for (Bucket bucket : estate.all(Bucket.SHAPE)) {
      ReachAnswer customers = customers(bucket.tenant(), users);
      if (customers.no()) {
        continue;
      }
      ReachAnswer closed =
          ReachAnswer.of(bucket.publicRead(), open -> !open, true)
              .and(ReachAnswer.of(bucket.publicWrite(), open -> !open, true))
              .and(
                  ReachAnswer.of(
                      bucket.sharedWith(),
                      tenants -> tenants.stream().allMatch(bucket.tenant()::is),
                      true));
      List<String> targets = new ArrayList<>(List.of(bucket.id()));
      bucket.name().optional().ifPresent(targets::add);
      observations.accept(
          ObservationDraft.of(estate, bucket)
              .tenant(bucket.tenant())
              .data(bucket, "publicRead", "publicWrite", "sharedWith", "readers", "writers")
              .detail("role", closed.yes() ? "-" : "read/write")
              .detail("who", bucket.sharedWith().optional().orElse(List.of("*")))
              .as(
                  closed.or(approvals.known(TYPES, targets, bucket.tenant(), evidence.asOf())),
                  customers));
    }
  }
}
