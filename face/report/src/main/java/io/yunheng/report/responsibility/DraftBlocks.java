/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.DutyFinding;
import io.yunheng.responsibility.Norm;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.Renewals;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.TransferFinding;
import io.yunheng.responsibility.Use;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sorts what has been derived by those between whom it has to be agreed: a block for each work that
 * is handed on, for those who share duties, and for each agreement.
 */
final class DraftBlocks {
  private record Group(String service, List<Duty.Share> shares) {}

  private record Place(String organisation, String service) {}

  private final Derivation derivation;
  private final Arrangement arrangement;
  private final Renewals renewals;
  private final Map<String, Integer> order = new HashMap<>();
  private final Map<Place, Set<Actor>> roles = new HashMap<>();
  private final Map<Set<String>, List<ServiceAgreement>> agreements = new HashMap<>();
  private final Map<DraftBlock.Key, DraftBlock> blocks = new LinkedHashMap<>();
  private final Map<Set<String>, List<DraftBlock>> byParties = new HashMap<>();
  private final IdentityHashMap<Delegation, DraftBlock> byWork = new IdentityHashMap<>();
  private final List<TransferFinding> common = new ArrayList<>();

  DraftBlocks(Derivation derivation) {
    this.derivation = derivation;
    this.arrangement = derivation.arrangement();
    this.renewals = new Renewals(arrangement.agreements());
    for (Organisation one : arrangement.organisations()) {
      order.put(one.id(), order.size());
    }
    for (Roles.Holding one : derivation.roles().holdings()) {
      roles
          .computeIfAbsent(new Place(one.organisation(), one.service()), _ -> new LinkedHashSet<>())
          .add(one.role());
    }
    for (ServiceAgreement one : arrangement.agreements()) {
      for (String some : one.parties()) {
        for (String other : one.parties()) {
          if (order(some) < order(other)) {
            agreements.computeIfAbsent(Set.of(some, other), _ -> new ArrayList<>()).add(one);
          }
        }
      }
    }
    works();
    shared();
    rest();
    findings();
  }

  /** All blocks, in the order of the parties. */
  List<DraftBlock> all() {
    List<DraftBlock> all = new ArrayList<>(blocks.values());
    all.sort(
        Comparator.<DraftBlock>comparingInt(one -> order(one.key().a()))
            .thenComparingInt(one -> order(one.key().b().getFirst()))
            .thenComparing(one -> one.key().agreement().orElse("")));
    return all;
  }

  /** Findings about services and norms: what all providers of them have to agree on. */
  List<TransferFinding> common() {
    return Collections.unmodifiableList(common);
  }

  /** The roles of an organisation in a service. */
  Set<Actor> roles(String organisation, String service) {
    return roles.getOrDefault(new Place(organisation, service), Set.of());
  }

  private int order(String organisation) {
    return order.getOrDefault(organisation, Integer.MAX_VALUE);
  }

  private DraftBlock block(String a, List<String> b, Optional<String> agreement) {
    return blocks.computeIfAbsent(
        new DraftBlock.Key(a, b, agreement),
        key -> {
          DraftBlock block = new DraftBlock(key, agreement.flatMap(arrangement::agreement));
          byParties.computeIfAbsent(Set.copyOf(key.all()), _ -> new ArrayList<>()).add(block);
          return block;
        });
  }

  /** The day that decides on which agreement work stands. */
  private LocalDate day(Delegation one) {
    return one.since().filter(arrangement.asOf()::isBefore).orElse(arrangement.asOf());
  }

  private void works() {
    for (Delegation one : arrangement.delegations()) {
      Optional<String> stands = renewals.standing(one, day(one)).map(ServiceAgreement::id);
      DraftBlock block = block(one.from(), List.of(one.to()), stands);
      block.works().add(one);
      byWork.put(one, block);
    }
    PeopleIndex<List<DraftBlock>> ways =
        new PeopleIndex<>(
            people ->
                people.doing().stream()
                    .flatMap(doing -> doing.by().stream())
                    .flatMap(step -> Stream.ofNullable(byWork.get(step)))
                    .distinct()
                    .toList());
    for (Duty duty : derivation.duties().all()) {
      ways.of(duty).forEach(block -> block.handed().add(duty));
    }
    for (Authorisation one : arrangement.authorisations()) {
      for (DraftBlock block : authorised(one)) {
        block.authorisations().add(one);
      }
    }
  }

  /** The blocks of those of an authorisation that are about its service. */
  private List<DraftBlock> authorised(Authorisation one) {
    List<DraftBlock> all = between(one.from(), one.to());
    List<DraftBlock> about =
        all.stream()
            .filter(
                block ->
                    block.works().stream().anyMatch(work -> work.service().equals(one.service()))
                        || block
                            .agreement()
                            .filter(each -> each.scope().services().contains(one.service()))
                            .isPresent())
            .toList();
    return about.isEmpty() ? all : about;
  }

  /** The blocks of a pair; one without an agreement if there are none. */
  private List<DraftBlock> between(String a, String b) {
    List<DraftBlock> found = byParties.getOrDefault(Set.of(a, b), List.of());
    return found.isEmpty() ? List.of(block(a, List.of(b), Optional.empty())) : List.copyOf(found);
  }

  private void shared() {
    Map<Group, List<DraftBlock>> known = new HashMap<>();
    for (Duty duty : derivation.duties().all()) {
      List<Duty.Share> stated =
          duty.responsible().stream()
              .filter(share -> share.basis() instanceof Duty.Basis.Stated)
              .toList();
      if (stated.size() > 1) {
        known
            .computeIfAbsent(new Group(duty.service(), stated), this::sharing)
            .forEach(block -> block.shared().add(duty));
      }
    }
  }

  /**
   * Those who share duties agree with the providers, else with the customers; customers have each
   * their own system and agree on nothing with each other.
   */
  private List<DraftBlock> sharing(Group group) {
    Set<String> all = new LinkedHashSet<>();
    group.shares().forEach(share -> all.add(share.organisation()));
    Set<String> leaders = having(group, Actor.PROVIDER);
    boolean together = leaders.size() > 1;
    if (leaders.isEmpty()) {
      leaders = having(group, Actor.CUSTOMER);
    }
    if (all.size() < 2 || leaders.isEmpty()) {
      return List.of();
    }
    List<DraftBlock> sharing = new ArrayList<>();
    for (String other : all) {
      if (!leaders.contains(other) || together) {
        Set<String> with = new LinkedHashSet<>(leaders);
        with.remove(other);
        sharing.addAll(pairs(other, with, group.service()));
      }
    }
    return sharing.stream().distinct().toList();
  }

  private static Set<String> having(Group group, Actor role) {
    Set<String> having = new LinkedHashSet<>();
    group.shares().stream()
        .filter(share -> share.role() == role)
        .forEach(share -> having.add(share.organisation()));
    return having;
  }

  private List<DraftBlock> pairs(String other, Set<String> leaders, String service) {
    List<DraftBlock> pairs = new ArrayList<>();
    for (String leader : leaders) {
      for (ServiceAgreement one : about(leader, other, service)) {
        pairs.add(pair(leader, other, service, Optional.of(one.id())));
      }
    }
    if (pairs.isEmpty() && leaders.size() == 1) {
      pairs.add(pair(leaders.iterator().next(), other, service, Optional.empty()));
    }
    return pairs;
  }

  /** The agreements of two that nothing keeps from being about a service. */
  private List<ServiceAgreement> about(String one, String other, String service) {
    return agreements.getOrDefault(Set.of(one, other), List.of()).stream()
        .filter(each -> each.scope().reaches(service))
        .toList();
  }

  /** The block of two under an agreement on a service; one without an agreement if none is. */
  private DraftBlock between(String a, String b, String service) {
    List<String> ids = about(a, b, service).stream().map(ServiceAgreement::id).toList();
    return byParties.getOrDefault(Set.of(a, b), List.of()).stream()
        .filter(one -> one.key().agreement().map(ids::contains).orElse(true))
        .findFirst()
        .orElseGet(
            () -> {
              DraftBlock block = block(a, List.of(b), ids.stream().findFirst());
              block.about().add(service);
              return block;
            });
  }

  /** Of two, the customer is Party A, else the one that leads. */
  private DraftBlock pair(String leader, String other, String service, Optional<String> agreement) {
    for (DraftBlock known : byParties.getOrDefault(Set.of(leader, other), List.of())) {
      if (known.key().agreement().equals(agreement)) {
        return known;
      }
    }
    boolean customer =
        roles.getOrDefault(new Place(other, service), Set.of()).contains(Actor.CUSTOMER);
    return customer
        ? block(other, List.of(leader), agreement)
        : block(leader, List.of(other), agreement);
  }

  /** Agreements that nothing above is about. */
  private void rest() {
    Set<String> seen = new LinkedHashSet<>();
    blocks.keySet().forEach(key -> key.agreement().ifPresent(seen::add));
    for (ServiceAgreement one : arrangement.agreements()) {
      if (!seen.contains(one.id())) {
        block(
            one.parties().getFirst(),
            one.parties().subList(1, one.parties().size()),
            Optional.of(one.id()));
      }
    }
  }

  private void findings() {
    for (TransferFinding one : derivation.transfers()) {
      if (one.state() == TransferFinding.State.JUSTIFIED) {
        continue;
      }
      switch (one.about()) {
        case Delegation step -> {
          Optional.ofNullable(byWork.get(step)).ifPresent(block -> block.findings().add(one));
          if (one.rule().id().equals("consent-missing")) {
            above(step).forEach(block -> block.asked().add(AgreementTerm.CONSENT));
          }
        }
        case Authorisation given -> authorised(given).getFirst().findings().add(one);
        case ServiceAgreement agreement ->
            blocks.values().stream()
                .filter(block -> block.key().agreement().equals(Optional.of(agreement.id())))
                .forEach(block -> block.findings().add(one));
        case Use use -> {
          DraftBlock block =
              between(use.customer(), use.providers().getFirst(), use.service().id());
          block.about().add(use.service().id());
          block.findings().add(one);
          if (one.rule().id().equals("service-consent-missing")) {
            block.asked().add(AgreementTerm.CONSENT);
          }
        }
        case Partnership partnership ->
            between(
                    partnership.providers().getFirst(),
                    partnership.partner(),
                    partnership.service().id())
                .findings()
                .add(one);
        case CloudService _, Norm _ -> common.add(one);
      }
    }
    for (DutyFinding one : derivation.duties().findings()) {
      switch (one.rule().id()) {
        case "without-split" ->
            concerned(one.organisations(), one.service())
                .forEach(block -> block.undivided().addAll(one.clauses()));
        case "split-undated" ->
            concerned(one.organisations(), one.service()).forEach(DraftBlock::lackDates);
        default -> {}
      }
    }
  }

  /** The blocks of the agreements under which the one who hands work on may have got it. */
  private Set<DraftBlock> above(Delegation step) {
    Set<DraftBlock> above = new LinkedHashSet<>();
    for (Delegation one : arrangement.delegations()) {
      if (one.service().equals(step.service())
          && one.to().equals(step.from())
          && one.scope().meets(step.scope())) {
        Optional.ofNullable(byWork.get(one)).ifPresent(above::add);
      }
    }
    return above;
  }

  /** The blocks between those of a finding; a new one if there is none between any of them. */
  private List<DraftBlock> concerned(List<String> organisations, String service) {
    List<DraftBlock> found = new ArrayList<>();
    String first = organisations.getFirst();
    for (String other : organisations.subList(1, organisations.size())) {
      List<String> ids = about(first, other, service).stream().map(ServiceAgreement::id).toList();
      byParties.getOrDefault(Set.of(first, other), List.of()).stream()
          .filter(one -> one.key().agreement().map(ids::contains).orElse(true))
          .forEach(found::add);
    }
    if (found.isEmpty()) {
      DraftBlock block =
          block(first, organisations.subList(1, organisations.size()), Optional.empty());
      block.about().add(service);
      return List.of(block);
    }
    return found;
  }
}
