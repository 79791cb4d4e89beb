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
import io.yunheng.estate.Network;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Rule;
import io.yunheng.estate.SecurityGroup;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whose the things are to which something was done. */
final class Owners {
  private static final String TENANT = "tenant";

  /** The most things that are called by name. */
  private static final int MOST_NAMES = 4;

  private final Evidence evidence;
  private final Users users;
  private final Register register;
  private final CopyOrigins origins;

  Owners(Evidence evidence, Users users) {
    this.evidence = evidence;
    this.users = users;
    this.register = Register.of(evidence);
    this.origins = new CopyOrigins(evidence, users);
  }

  /**
   * The tenant that owns what was acted on: as the present estate says, else the earlier one, else
   * as the service that told of it says, else the tenant acted for, where that is a customer's. A
   * rule is its group's owner's, a subnet its network's owner's, whoever made it; a copy is theirs
   * whose data it holds.
   */
  Fact<String> of(RecordedAct act) {
    List<Fact<String>> found = new ArrayList<>();
    for (Resource copy : act.made()) {
      origins.of(copy).map(CopyOrigins.Source::owner).ifPresent(found::add);
    }
    for (String target : act.targets()) {
      held(act, target).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      (within(act) ? above(act) : act.owner()).ifPresent(found::add);
    }
    if (!found.isEmpty()) {
      return found.stream()
          .filter(one -> !users.customers(one).no())
          .findFirst()
          .orElse(found.getFirst());
    }
    AuditEvent event = act.event();
    return event.tenant().optional().filter(one -> users.customer(one).yes()).isPresent()
        ? event.tenant()
        : Fact.unknown(
            register.gap(
                "target-not-found",
                act.targets().stream().findFirst().orElse(name(act) + " " + event.id())));
  }

  /** What the things acted on are called: ids and names, and those of what they belong to. */
  List<String> names(RecordedAct act) {
    Set<String> names = new LinkedHashSet<>(act.targets());
    names.addAll(act.names());
    act.made().forEach(copy -> origins.of(copy).ifPresent(one -> names.addAll(one.names())));
    act.targets().forEach(id -> act.kind().flatMap(kind -> called(kind, id)).ifPresent(names::add));
    for (String id : act.related()) {
      names.add(id);
      aside(id).ifPresent(names::add);
    }
    return List.copyOf(names);
  }

  /** What people call what was acted on, and what else it was about. */
  String name(RecordedAct act) {
    List<String> first = new ArrayList<>();
    for (String id : act.targets()) {
      act.kind().flatMap(kind -> called(kind, id)).ifPresent(first::add);
    }
    if (first.isEmpty()) {
      first.addAll(act.names());
    }
    List<String> more =
        Stream.concat(
                act.made().stream()
                    .flatMap(copy -> origins.of(copy).stream().map(CopyOrigins.Source::title)),
                act.related().stream().flatMap(id -> aside(id).stream()))
            .toList();
    if (first.isEmpty()) {
      first.addAll(more.isEmpty() ? act.targets() : more);
      more = List.of();
    }
    List<String> all = new ArrayList<>(first.stream().limit(MOST_NAMES).toList());
    more.stream().filter(name -> !all.contains(name)).forEach(all::add);
    return all.isEmpty() ? "?" : String.join(" / ", all);
  }

  /** Whether it belongs to the owner of something else, whoever made it. */
  private static boolean within(RecordedAct act) {
    return act.kind().filter(kind -> kind == Kind.RULE || kind == Kind.SUBNET).isPresent();
  }

  private Optional<Fact<String>> above(RecordedAct act) {
    Shape<? extends Resource> shape =
        act.kind().orElseThrow() == Kind.RULE ? SecurityGroup.SHAPE : Network.SHAPE;
    return act.related().stream().flatMap(id -> held(shape, id).stream()).findFirst();
  }

  private Optional<Fact<String>> held(RecordedAct act, String target) {
    return act.kind()
        .filter(kind -> kind.shape().index(TENANT).isPresent())
        .flatMap(kind -> held(kind.shape(), target));
  }

  private Optional<Fact<String>> held(Shape<? extends Resource> shape, String id) {
    return held(evidence.current(), shape, id)
        .or(() -> evidence.earlier().flatMap(estate -> held(estate, shape, id)));
  }

  private static Optional<Fact<String>> held(
      Estate estate, Shape<? extends Resource> shape, String id) {
    return estate.find(shape, id).map(found -> owner(estate, shape, found));
  }

  /** The name that the estate, or the earlier one, gives to something. */
  private Optional<String> called(Kind kind, String id) {
    return called(evidence.current(), kind, id)
        .or(() -> evidence.earlier().flatMap(estate -> called(estate, kind, id)));
  }

  private static Optional<String> called(Estate estate, Kind kind, String id) {
    return estate
        .find(kind.shape(), id)
        .map(new ResourceView(estate, kind)::name)
        .filter(name -> !name.isEmpty());
  }

  private Optional<String> aside(String id) {
    return Stream.of(Kind.VOLUME, Kind.SECURITY_GROUP, Kind.NETWORK, Kind.PORT)
        .flatMap(kind -> called(kind, id).stream())
        .findFirst();
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
    if (resource instanceof Subnet subnet) {
      Optional<Network> network =
          subnet.network().optional().flatMap(id -> estate.find(Network.SHAPE, id));
      if (network.isPresent()) {
        return network.get().tenant();
      }
    }
    return switch (shape.fact(resource, shape.index(TENANT).orElseThrow())) {
      case Fact.Known<?>(Object tenant) -> Fact.known(String.valueOf(tenant));
      case Fact.None<?>() -> Fact.none();
      case Fact.Unknown<?>(var gap) -> Fact.unknown(gap);
    };
  }
}
