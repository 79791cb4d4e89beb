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
import java.util.Optional;
import java.util.Set;

/**
 * On whose side those who act stand: as the register of principals says, else the provider's where
 * they hold a privileged grant, and the customer's where all their grants are known and none is
 * privileged.
 */
final class Actors {
  private static final String CUSTOMER = "customer";

  private final Estate estate;
  private final Register register;
  private final Set<String> privileged = new HashSet<>();
  private final Set<String> ordinary = new HashSet<>();

  Actors(Evidence evidence) {
    this.estate = evidence.current();
    this.register = Register.of(evidence);
    for (Grant grant : estate.all(Grant.SHAPE)) {
      grant
          .principal()
          .optional()
          .ifPresent(
              principal -> {
                if (grant.privileged().is(true)) {
                  privileged.add(principal);
                } else if (grant.privileged().is(false)) {
                  ordinary.add(principal);
                }
              });
    }
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
    if (privileged.contains(id)) {
      return ReachAnswer.YES;
    }
    return ordinary.contains(id)
        ? register.more(Kind.GRANT)
        : ReachAnswer.open(register.missing(Kind.PRINCIPAL, id + " side"));
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
