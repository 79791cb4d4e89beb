/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Credential;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Grant;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Principal;
import io.yunheng.estate.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether each right that somebody other than the customer has on the customer's data rests on the
 * customer's authorisation.
 *
 * <p>Looked at are the people who hold grants that reach a tenant, directly, through a group,
 * inherited from a domain or a tenant above, for the whole system, or as administrators of some
 * other tenant, where they are the provider's or third parties' (as registered, else those that
 * belong to another tenant); trusts, which are grants to whom is trusted; keys made for a tenant;
 * and buckets, images and snapshots that others can read or write ({@link SharedData}). An
 * authorisation is the approval that the grant names, or one of the type {@code data-access},
 * {@code account} or {@code share} for the person or a group of theirs, or the bucket, in force,
 * and given for that tenant. What the provider keeps in tenants of its own is not looked at, nor
 * are the machine identities of the cloud's own services where they hold a grant for more than one
 * tenant. No settings.
 */
public final class DataAccess implements Analysis {
  private static final Set<String> KEYS = Set.of("application-credential", "access-key");
  static final Set<String> TYPES = Set.of("data-access", "account", "share");

  @Override
  public String name() {
    return "data-access";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Walk walk = new Walk(evidence, observations);
    evidence.current().all(Grant.SHAPE).forEach(walk::grant);
    walk.administrators();
    evidence.current().all(Credential.SHAPE).forEach(walk::credential);
    new SharedData(evidence, walk.approvals, walk.access, walk.users).observe(observations);
  }

  private static final class Walk {
    private final Evidence evidence;
    private final Estate estate;
    private final Consumer<Observation> observations;
    private final Register register;
    private final Approvals approvals;
    private final EffectiveAccess access;
    private final Users users;
    private final List<String> customers;
    private final Map<String, Grant> administrators = new LinkedHashMap<>();
    private final Outsiders outsiders;

    Walk(Evidence evidence, Consumer<Observation> observations) {
      this.evidence = evidence;
      this.estate = evidence.current();
      this.observations = observations;
      this.register = Register.of(evidence);
      this.approvals = new Approvals(evidence);
      this.access = new EffectiveAccess(evidence);
      this.users = new Users(estate);

      this.customers = users.customers();
      this.outsiders = new Outsiders(estate, customers, new Organisations(estate, users));
    }

    void grant(Grant grant) {
      boolean own = grant.scopeKind().is("tenant") && !grant.inherited().is(true);
      if (own) {
        ReachAnswer there = users.customers(grant.scope());
        if (!there.no()) {
          holders(grant, grant.scope(), there, true);
        }
      }
      if (access.administers(grant)) {
        access.holders(grant).stream()
            .filter(holder -> !access.machine(holder))
            .forEach(holder -> administrators.putIfAbsent(holder, grant));
      }
      if (own && EffectiveAccess.inherited(grant).no()) {
        return;
      }
      for (String tenant : customers) {
        ReachAnswer reached = access.reaches(grant, tenant).and(users.customer(tenant));
        if (!reached.no() && !(own && grant.scope().is(tenant))) {
          holders(grant, Fact.known(tenant), reached, grant.scopeKind().isUnknown());
        }
      }
    }

    /** Administrators of something else, of each tenant that uses the cloud. */
    void administrators() {
      for (String tenant : customers) {
        if (!users.uses(tenant).no()) {
          administrators(tenant);
        }
      }
    }

    private void administrators(String tenant) {
      Fact<String> there = Fact.known(tenant);
      boolean any = false;
      ReachAnswer answer = ReachAnswer.YES;
      List<String> bare = new ArrayList<>();
      for (Map.Entry<String, Grant> one : administrators.entrySet()) {
        String holder = one.getKey();
        boolean looked =
            access.grants(holder).stream().anyMatch(grant -> !access.reaches(grant, tenant).no());
        Optional<Principal> principal = estate.find(Principal.SHAPE, holder);
        ReachAnswer stranger =
            principal
                .map(found -> outsiders.stranger(found, one.getValue(), there))
                .orElseGet(() -> register.more(Kind.PRINCIPAL));
        if (looked || stranger.no()) {
          continue;
        }
        any = true;
        ApprovalNeed act =
            ApprovalNeed.on(TYPES, List.of(), there, evidence.asOf()).by(access.names(holder));
        ReachAnswer here = stranger.not().or(approvals.known(act));
        if (!here.yes()) {
          bare.add(access.title(one.getValue(), holder));
        }
        answer = answer.and(here);
      }
      if (any) {
        Optional<Tenant> found = estate.find(Tenant.SHAPE, tenant);
        observations.accept(
            found
                .map(one -> ObservationDraft.of(estate, one))
                .orElseGet(() -> ObservationDraft.ofCloud(estate))
                .tenant(there)
                .detail("role", "admin")
                .detail("who", bare)
                .detail("object", title(tenant))
                .as(
                    answer,
                    answer.yes() ? ReachAnswer.YES : ReachAnswer.open(access.policyUnknown(bare))));
      }
    }

    private String title(String tenant) {
      return estate
          .find(Tenant.SHAPE, tenant)
          .flatMap(one -> one.name().optional())
          .filter(name -> !name.isEmpty())
          .orElse(tenant);
    }

    /** The role of a grant, and by whose trust it is held. */
    private String role(Grant grant) {
      String role = grant.role().optional().filter(one -> !one.isEmpty()).orElse("?");
      return grant
          .trustor()
          .optional()
          .map(trustor -> role + " (trust of " + access.title(trustor) + ")")
          .orElse(role);
    }

    private void holders(Grant grant, Fact<String> tenant, ReachAnswer reached, boolean only) {
      List<String> holders = access.holders(grant);
      if (holders.isEmpty()) {
        holder(grant, "", tenant, reached);
      }
      for (String holder : holders) {
        if (only || !access.machine(holder)) {
          holder(grant, holder, tenant, reached);
        }
      }
    }

    /** Who can act in a tenant with a key made for it, whatever grants are left. */
    void credential(Credential credential) {
      ReachAnswer looked =
          ReachAnswer.of(credential.type(), KEYS::contains)
              .and(users.customers(credential.tenant()))
              .and(
                  ReachAnswer.of(
                      credential.expires(), end -> !end.isBefore(evidence.asOf()), true));
      if (looked.no()) {
        return;
      }
      String holder = credential.principal().optional().orElse("");
      Optional<Principal> principal = estate.find(Principal.SHAPE, holder);
      ReachAnswer stranger =
          principal
              .map(
                  one ->
                      one.side().is("customer")
                          ? ReachAnswer.NO
                          : outsiders.stranger(one, credential.tenant()))
              .orElseGet(
                  () ->
                      ReachAnswer.of(credential.principal(), _ -> false)
                          .or(register.more(Kind.PRINCIPAL)));
      if (stranger.no()) {
        return;
      }
      ApprovalNeed act =
          ApprovalNeed.on(TYPES, List.of(), credential.tenant(), evidence.asOf())
              .by(access.names(holder));
      observations.accept(
          ObservationDraft.of(estate, credential)
              .named(principal.flatMap(one -> one.name().optional()).orElse(credential.id()))
              .tenant(credential.tenant())
              .data(credential, "name", "principal", "tenant", "type", "roles", "expires")
              .detail("role", credential.type().optional().orElse("?"))
              .detail("who", access.title(holder))
              .detail("object", title(credential.tenant().optional().orElse("?")))
              .detail("refused", approvals.refused(act))
              .as(stranger.not().or(approvals.known(act)), looked));
    }

    private void holder(Grant grant, String holder, Fact<String> tenant, ReachAnswer reached) {
      Optional<Principal> principal = estate.find(Principal.SHAPE, holder);
      ReachAnswer stranger =
          principal
              .map(one -> outsiders.stranger(one, grant, tenant))
              .orElseGet(
                  () ->
                      ReachAnswer.of(grant.principal(), _ -> false)
                          .or(register.more(Kind.PRINCIPAL)));
      if (stranger.no()) {
        return;
      }
      Set<String> names = access.names(holder);
      ApprovalNeed act = ApprovalNeed.on(TYPES, List.of(), tenant, evidence.asOf()).by(names);
      ReachAnswer authorised =
          (grant.approval() instanceof Fact.Known<String>
                  ? approvals.referred(grant.approval(), act)
                  : ReachAnswer.NO)
              .or(approvals.known(act));
      ObservationDraft sighting =
          ObservationDraft.of(estate, grant)
              .named(principal.flatMap(one -> one.name().optional()).orElse(grant.id()))
              .tenant(tenant)
              .data(
                  grant,
                  "principal",
                  "role",
                  "scopeKind",
                  "scope",
                  "inherited",
                  "approval",
                  "trustor")
              .detail("role", role(grant))
              .detail("who", access.title(grant, holder))
              .detail("object", title(tenant.optional().orElse("?")))
              .detail("refused", approvals.refused(act));
      principal.ifPresent(one -> sighting.data(one, "side", "tenant"));
      observations.accept(sighting.as(stranger.not().or(authorised), reached));
    }
  }
}
