/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.check.ResourceView;
import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Rule;
import io.yunheng.estate.SecurityGroup;
import io.yunheng.estate.Shape;
import java.util.Optional;

/** Whose the things are to which something was done. */
final class Owners {
  private static final String TENANT = "tenant";

  private final Evidence evidence;
  private final Users users;
  private final Register register;

  Owners(Evidence evidence, Users users) {
    this.evidence = evidence;
    this.users = users;
    this.register = Register.of(evidence);
  }

  /**
   * The tenant that owns an event's target: as the present estate says, else the earlier one, else
   * the tenant acted for, where that is a customer's. A rule is its group's owner's, whoever wrote
   * it.
   */
  Fact<String> of(AuditEvent event) {
    return held(evidence.current(), event)
        .or(() -> evidence.earlier().flatMap(estate -> held(estate, event)))
        .orElseGet(
            () ->
                event.tenant().optional().filter(one -> users.customer(one).yes()).isPresent()
                    ? event.tenant()
                    : Fact.unknown(
                        register.gap(
                            "target-not-found", event.target().optional().orElse(event.id()))));
  }

  /** What people call an event's target. */
  String name(AuditEvent event) {
    Optional<String> target = event.target().optional();
    return event
        .targetName()
        .optional()
        .or(
            () ->
                event
                    .targetKind()
                    .optional()
                    .flatMap(Kind::of)
                    .flatMap(
                        kind ->
                            target
                                .flatMap(id -> evidence.current().find(kind.shape(), id))
                                .map(new ResourceView(evidence.current(), kind)::name)))
        .filter(name -> !name.isEmpty())
        .or(() -> target)
        .orElse("?");
  }

  private static Optional<Fact<String>> held(Estate estate, AuditEvent event) {
    Optional<Kind> kind = event.targetKind().optional().flatMap(Kind::of);
    Optional<String> target = event.target().optional();
    if (kind.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    Shape<? extends Resource> shape = kind.get().shape();
    if (shape.index(TENANT).isEmpty()) {
      return Optional.empty();
    }
    return estate.find(shape, target.get()).map(found -> owner(estate, shape, found));
  }

  /** The tenant that owns the group a rule stands in, else the tenant of the rule. */
  static Fact<String> of(Estate estate, Rule rule) {
    return rule.policy()
        .optional()
        .flatMap(policy -> estate.find(SecurityGroup.SHAPE, policy))
        .map(SecurityGroup::tenant)
        .orElse(rule.tenant());
  }

  private static Fact<String> owner(
      Estate estate, Shape<? extends Resource> shape, Resource resource) {
    if (resource instanceof Rule rule) {
      return of(estate, rule);
    }
    return switch (shape.fact(resource, shape.index(TENANT).orElseThrow())) {
      case Fact.Known<?>(Object tenant) -> Fact.known(String.valueOf(tenant));
      case Fact.None<?>() -> Fact.none();
      case Fact.Unknown<?>(var gap) -> Fact.unknown(gap);
    };
  }
}
