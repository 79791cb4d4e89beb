/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Grant;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Principal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * On whose side those who act stand: as the register of principals says, else the provider's where
 * they hold a privileged grant on something else than a customer's tenant, and the customer's where
 * all their grants are known and none is privileged. Of an administrator of customers' tenants only
 * it has to be said.
 */
final class Actors {
  private static final String CUSTOMER = "customer";

  private final Estate estate;
  private final Register register;
  private final EffectiveAccess access;
  private final Users users;

  Actors(Evidence evidence) {
    this(evidence, new EffectiveAccess(evidence));
  }

  Actors(Evidence evidence, EffectiveAccess access) {
    this.estate = evidence.current();
    this.register = Register.of(evidence);
    this.access = access;
    this.users = new Users(estate);
  }

  /** Whether the one who did this acts for the provider. */
  ReachAnswer provider(AuditEvent event) {
    return switch (event.principal()) {
      case Fact.Known<String>(String id) -> provider(id);
      case Fact.None<String>() -> ReachAnswer.open(register.missing(Kind.PRINCIPAL, event.id()));
      case Fact.Unknown<String>(var gap) -> ReachAnswer.open(gap);
    };
  }

  /** Whether a principal acts for the provider or for somebody other than the customer. */
  ReachAnswer provider(String id) {
    Optional<String> side =
        estate.find(Principal.SHAPE, id).flatMap(principal -> principal.side().optional());
    if (side.isPresent()) {
      return ReachAnswer.of(!side.get().equals(CUSTOMER));
    }
    List<Grant> grants = access.grants(id);
    ReachAnswer administers = ReachAnswer.NO;
    for (Grant grant : grants) {
      administers =
          administers.or(
              ReachAnswer.of(grant.privileged(), yes -> yes)
                  .and(
                      grant.scopeKind().is("tenant")
                          ? users.customers(grant.scope()).not()
                          : ReachAnswer.YES));
    }
    boolean theirs = grants.stream().anyMatch(grant -> grant.privileged().is(true));
    return administers.yes() || !(grants.isEmpty() || theirs)
        ? administers.or(access.unread())
        : ReachAnswer.open(register.missing(Kind.PRINCIPAL, id + " side"));
  }

  /**
   * Whether it is registered that the one who did this is not on the customer's side: a role in the
   * customer's tenant is no order of the customer's then.
   */
  boolean outsider(AuditEvent event) {
    return event
        .principal()
        .optional()
        .flatMap(id -> estate.find(Principal.SHAPE, id))
        .flatMap(principal -> principal.side().optional())
        .filter(side -> !side.equals(CUSTOMER))
        .isPresent();
  }

  /** The id and name of whoever did this. */
  Set<String> own(AuditEvent event) {
    Set<String> own = new HashSet<>();
    event.principal().optional().ifPresent(own::add);
    own.add(name(event));
    return own;
  }

  /** What whoever did this is called, and the groups that they are in. */
  Set<String> names(AuditEvent event) {
    Set<String> names = new HashSet<>();
    event.principal().optional().ifPresent(id -> names.addAll(access.names(id)));
    event.principalName().optional().ifPresent(names::add);
    return names;
  }

  /** What people call whoever did this. */
  String name(AuditEvent event) {
    return event
        .principalName()
        .optional()
        .or(
            () ->
                event
                    .principal()
                    .optional()
                    .flatMap(id -> estate.find(Principal.SHAPE, id))
                    .flatMap(principal -> principal.name().optional()))
        .or(() -> event.principal().optional())
        .orElse("?");
  }
}
