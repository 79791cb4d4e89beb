/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.PersonState;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.ScopeKind;
import io.yunheng.access.TargetKind;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Word;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is told to somebody who lacks a permission: the roles that have it, and those that can give
 * such a role; who holds them is told to those only who may see the members.
 */
public final class PermissionHolders {
  /** The detail of a fault with the operation that is not permitted. */
  static final String DETAIL = "operation-id";

  private static final Pattern CASE = Pattern.compile("/cases/([0-9a-f]{32})(?:/.*)?");
  private static final Pattern ORGANISATION =
      Pattern.compile("(?:/administration)?/organisations/([0-9a-f]{32})(?:/.*)?");
  private static final Set<ScopeKind> OF_CASES =
      Set.of(ScopeKind.ORGANISATION, ScopeKind.ENGAGEMENT, ScopeKind.CASE);

  private final AccessRules rules;
  private final Store store;
  private final CaseNames cases;

  /** Asks the store who holds roles, and what a case is called. */
  public PermissionHolders(AccessRules rules, Store store, CaseNames cases) {
    this.rules = rules;
    this.store = store;
    this.cases = cases;
  }

  /** What is told of what the visitor may not do where he is; nothing for other faults. */
  List<PagePart> parts(Visit visit, List<Fault> faults) {
    return visit.visitor() instanceof Visitor.Known known
        ? faults.stream()
            .filter(one -> one.code() == FaultCode.NOT_PERMITTED)
            .map(one -> one.details().getOrDefault(DETAIL, ""))
            .flatMap(one -> Word.of(Operation.class, one).stream())
            .map(one -> part(visit, known, one))
            .toList()
        : List.of();
  }

  private PagePart part(Visit visit, Visitor.Known known, Operation operation) {
    Predicate<Role> has = role -> rules.table().of(role).may().contains(operation);
    TargetKind on = rules.table().of(operation).on();
    Function<Role, List<Person>> holders = holders(visit, known, on);
    return new PagePart.FactList(
        List.of(
            fact(visit, "refused.missing", visit.texts().of(rules.table().of(operation).text())),
            fact(visit, "refused.has", named(visit, has, holders)),
            fact(visit, "refused.gives", named(visit, gives(on, has), holders))));
  }

  private static PagePart.Fact fact(Visit visit, String name, String value) {
    return new PagePart.Fact(visit.text(name), new PageCell.Plain(value));
  }

  /** Which roles may grant one of those that have the permission, where that would help. */
  private Predicate<Role> gives(TargetKind on, Predicate<Role> has) {
    Set<ScopeKind> scopes =
        switch (on) {
          case INSTALLATION -> Set.of(ScopeKind.INSTALLATION);
          case ORGANISATION -> Set.of(ScopeKind.ORGANISATION);
          case CASE, OBJECT -> OF_CASES;
        };
    return role ->
        rules.table().of(role).grants().entrySet().stream()
            .filter(one -> scopes.contains(one.getKey()))
            .anyMatch(one -> one.getValue().stream().anyMatch(has));
  }

  private String named(Visit visit, Predicate<Role> some, Function<Role, List<Person>> holders) {
    return Arrays.stream(Role.values())
        .filter(some)
        .map(
            role -> {
              String name = visit.texts().of(rules.table().of(role).name());
              String people =
                  holders.apply(role).stream()
                      .map(Person::name)
                      .collect(Collectors.joining(visit.text("list.comma")));
              return people.isEmpty() ? name : visit.text("refused.role", name, people);
            })
        .collect(Collectors.joining(visit.text("list.semicolon")));
  }

  /** Who holds a role where the visitor is, as far as he may see that. */
  private Function<Role, List<Person>> holders(Visit visit, Visitor.Known known, TargetKind on) {
    Stream<RoleGrant> grants =
        switch (on) {
          case INSTALLATION -> Stream.of();
          case ORGANISATION ->
              id(ORGANISATION, visit).stream().flatMap(one -> ofOrganisation(visit, known, one));
          case CASE, OBJECT ->
              id(CASE, visit)
                  .flatMap(
                      one ->
                          cases.find(
                              rules.scope(known.subject(), Operation.CASE_READ, visit.today()),
                              one))
                  .stream()
                  .flatMap(one -> ofCase(visit, known, one));
        };
    List<RoleGrant> all = grants.filter(one -> one.holdsOn(visit.today())).toList();
    boolean sees =
        on == TargetKind.INSTALLATION
            && may(visit, known, Operation.PEOPLE_READ, new AccessTarget.OfInstallation());
    return role ->
        Stream.concat(
                all.stream().filter(one -> one.role() == role).map(RoleGrant::person),
                sees ? store.grants().holders(role, visit.today()).stream() : Stream.of())
            .distinct()
            .map(store.people()::find)
            .flatMap(Optional::stream)
            .filter(one -> one.state() == PersonState.ACTIVE)
            .toList();
  }

  private Stream<RoleGrant> ofOrganisation(
      Visit visit, Visitor.Known known, RandomId organisation) {
    return may(visit, known, Operation.MEMBER_READ, new AccessTarget.OfOrganisation(organisation))
        ? store.grants().overOrganisation(organisation).stream()
        : Stream.of();
  }

  private Stream<RoleGrant> ofCase(Visit visit, Visitor.Known known, CaseNames.Named one) {
    AccessTarget target = new AccessTarget.OfCase(one.id(), one.organisation());
    Stream<RoleGrant> members = ofOrganisation(visit, known, one.organisation());
    return may(visit, known, Operation.CASE_GRANT, target)
        ? Stream.concat(store.grants().overCase(one.id()).stream(), members)
        : members;
  }

  private boolean may(Visit visit, Visitor.Known known, Operation operation, AccessTarget target) {
    return rules.decide(known.subject(), operation, target, visit.today()).allowed();
  }

  private static Optional<RandomId> id(Pattern pattern, Visit visit) {
    Matcher path = pattern.matcher(visit.path());
    return path.matches() ? RandomId.parse(path.group(1)) : Optional.empty();
  }
}
