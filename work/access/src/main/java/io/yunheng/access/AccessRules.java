/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.access.AccessDecision.Shortfall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The one place that decides who may do what. It keeps nothing: a grant that was ended is gone with
 * the next question.
 */
public final class AccessRules {
  private final PermissionTable table;

  /** Decides by a table. */
  public AccessRules(PermissionTable table) {
    this.table = table;
  }

  /** Decides by the table that ships. */
  public static AccessRules shipped() {
    return new AccessRules(PermissionTable.shipped());
  }

  /** The table. */
  public PermissionTable table() {
    return table;
  }

  /**
   * Whether a person may do something on something, on a day.
   *
   * <p>A grant over one object, or over what was released, lets its holder see the head of the case
   * ({@link Operation#CASE_READ}) and declare his independence for it, and of the objects see only
   * those.
   */
  public AccessDecision decide(
      AccessSubject person, Operation operation, AccessTarget target, LocalDate today) {
    List<Shortfall> lacking = new ArrayList<>();
    for (RoleGrant grant : person.grants()) {
      Optional<Lack> lack = lack(person, grant, operation, target, today);
      if (lack.isEmpty()) {
        return new AccessDecision(Optional.of(grant), List.of());
      }
      lacking.add(new Shortfall(Optional.of(grant), lack.get()));
    }
    if (lacking.isEmpty()) {
      lacking.add(new Shortfall(Optional.empty(), Lack.NO_GRANT));
    }
    return new AccessDecision(Optional.empty(), lacking);
  }

  /**
   * The roles that a person may grant and take back, on a day.
   *
   * @param operation by which he does it
   * @param target on what
   */
  public Set<Role> grantable(
      AccessSubject person, Operation operation, AccessTarget target, LocalDate today) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (RoleGrant grant : person.grants()) {
      if (lack(person, grant, operation, target, today).isEmpty()) {
        roles.addAll(table.of(grant.role()).grants().getOrDefault(grant.scope().kind(), Set.of()));
      }
    }
    return roles;
  }

  /**
   * Of the roles that a person may grant and take back, on a day, those that there are over
   * something of a kind.
   *
   * @param operation by which he does it
   * @param target on what
   * @param over what the roles are granted over
   */
  public Set<Role> grantable(
      AccessSubject person,
      Operation operation,
      AccessTarget target,
      ScopeKind over,
      LocalDate today) {
    Set<Role> roles = grantable(person, operation, target, today);
    roles.removeIf(role -> !table.of(role).scopes().contains(over));
    return roles;
  }

  /**
   * The grant that keeps a person from taking on a role: who assesses a case holds no role of
   * another side in it.
   *
   * @param held what the person holds now
   * @param scope over what he would take it on
   * @param owner the organisation of a case, where it can be told
   */
  public Optional<RoleGrant> otherSide(
      List<RoleGrant> held,
      Role role,
      GrantScope scope,
      Function<RandomId, Optional<RandomId>> owner) {
    return held.stream()
        .filter(grant -> !side(grant.role()).goesWith(side(role)))
        .filter(grant -> meets(grant.scope(), scope, owner))
        .findFirst();
  }

  private static boolean meets(
      GrantScope one, GrantScope other, Function<RandomId, Optional<RandomId>> owner) {
    Optional<RandomId> ofOne = workCase(one);
    Optional<RandomId> ofOther = workCase(other);
    if (ofOne.isPresent() && ofOther.isPresent()) {
      return ofOne.equals(ofOther);
    }
    Optional<RandomId> organisation = organisation(one, owner);
    return organisation.isPresent() && organisation.equals(organisation(other, owner));
  }

  private static Optional<RandomId> workCase(GrantScope scope) {
    return switch (scope) {
      case GrantScope.InCase(RandomId workCase) -> Optional.of(workCase);
      case GrantScope.OnObject(RandomId workCase, String _) -> Optional.of(workCase);
      case GrantScope.Released(RandomId workCase) -> Optional.of(workCase);
      case GrantScope.InOrganisation _, GrantScope.InEngagement _, GrantScope.Installation _ ->
          Optional.empty();
    };
  }

  private static Optional<RandomId> organisation(
      GrantScope scope, Function<RandomId, Optional<RandomId>> owner) {
    return scope instanceof GrantScope.InOrganisation(RandomId organisation)
        ? Optional.of(organisation)
        : workCase(scope).flatMap(owner);
  }

  private RoleSide side(Role role) {
    return table.of(role).side();
  }

  /** The rows of work on which a person may do something, on a day. */
  public Scope scope(AccessSubject person, Operation operation, LocalDate today) {
    Set<RandomId> organisations = new HashSet<>();
    Set<RandomId> cases = new HashSet<>();
    Map<RandomId, Set<String>> objects = new HashMap<>();
    Set<RandomId> released = new HashSet<>();
    TargetKind on = table.of(operation).on();
    for (RoleGrant grant : person.grants()) {
      if (!usable(person, grant, operation, today)) {
        continue;
      }
      boolean declares = declares(grant.role(), operation);
      switch (grant.scope()) {
        case GrantScope.InOrganisation(RandomId organisation) when declares ->
            person
                .declared()
                .forEach(
                    (workCase, owner) -> {
                      if (owner.equals(organisation)) {
                        cases.add(workCase);
                      }
                    });
        case GrantScope.InOrganisation(RandomId organisation) -> organisations.add(organisation);
        case GrantScope.InCase(RandomId workCase) -> {
          if (!declares || person.declared().containsKey(workCase)) {
            cases.add(workCase);
          }
        }
        case GrantScope.OnObject(RandomId workCase, String object) -> {
          if (inPart(operation, on) && (!declares || person.declared().containsKey(workCase))) {
            objects.computeIfAbsent(workCase, _ -> new HashSet<>()).add(object);
          }
        }
        case GrantScope.Released(RandomId workCase) -> {
          if (inPart(operation, on)) {
            released.add(workCase);
          }
        }
        case GrantScope.InEngagement _, GrantScope.Installation _ -> {}
      }
    }
    return new Scope(organisations, cases, objects, released);
  }

  private static boolean inPart(Operation operation, TargetKind on) {
    return on == TargetKind.OBJECT || ofPart(operation);
  }

  private static boolean ofPart(Operation operation) {
    return operation == Operation.CASE_READ || operation == Operation.INDEPENDENCE_DECLARE;
  }

  private boolean usable(
      AccessSubject person, RoleGrant grant, Operation operation, LocalDate today) {
    return person.account().holds(grant.role())
        && grant.holdsOn(today)
        && table.of(grant.role()).scopes().contains(grant.scope().kind())
        && table.of(grant.role()).may().contains(operation);
  }

  private Optional<Lack> lack(
      AccessSubject person,
      RoleGrant grant,
      Operation operation,
      AccessTarget target,
      LocalDate today) {
    if (!person.account().holds(grant.role())) {
      return Optional.of(Lack.ACCOUNT);
    }
    if (!grant.holdsOn(today)) {
      return Optional.of(Lack.NOT_ON_THIS_DAY);
    }
    if (!usable(person, grant, operation, today)) {
      return Optional.of(Lack.ROLE);
    }
    return over(grant.scope(), operation, target)
        .or(
            () ->
                declares(grant.role(), operation) && !declared(person, target)
                    ? Optional.of(Lack.NOT_DECLARED)
                    : Optional.empty());
  }

  private boolean declares(Role role, Operation operation) {
    return table.of(operation).declared() && table.of(role).independence();
  }

  private static boolean declared(AccessSubject person, AccessTarget target) {
    return switch (target) {
      case AccessTarget.OfCase(RandomId workCase, RandomId _) ->
          person.declared().containsKey(workCase);
      case AccessTarget.OfObject(RandomId workCase, RandomId _, String _, boolean _) ->
          person.declared().containsKey(workCase);
      case AccessTarget.OfInstallation _, AccessTarget.OfOrganisation _ -> true;
    };
  }

  private Optional<Lack> over(GrantScope scope, Operation operation, AccessTarget target) {
    TargetKind on = table.of(operation).on();
    return switch (target) {
      case AccessTarget.OfInstallation() ->
          lackUnless(on == TargetKind.INSTALLATION && scope instanceof GrantScope.Installation);
      case AccessTarget.OfOrganisation(RandomId organisation) ->
          lackUnless(
              on == TargetKind.ORGANISATION
                  && scope.equals(new GrantScope.InOrganisation(organisation)));
      case AccessTarget.OfCase(RandomId workCase, RandomId organisation) ->
          lackUnless(
              on == TargetKind.CASE
                  && (whole(scope, workCase, organisation)
                      || (ofPart(operation) && part(scope, workCase))));
      case AccessTarget.OfObject(
              RandomId workCase,
              RandomId organisation,
              String object,
              boolean released) -> {
        if (on != TargetKind.OBJECT) {
          yield Optional.of(Lack.ELSEWHERE);
        }
        if (scope.equals(new GrantScope.Released(workCase))) {
          yield released ? Optional.empty() : Optional.of(Lack.NOT_RELEASED);
        }
        yield lackUnless(
            whole(scope, workCase, organisation)
                || (scope instanceof GrantScope.OnObject(RandomId one, String own)
                    && one.equals(workCase)
                    && own.equals(object)));
      }
    };
  }

  private static boolean whole(GrantScope scope, RandomId workCase, RandomId organisation) {
    return scope.equals(new GrantScope.InCase(workCase))
        || scope.equals(new GrantScope.InOrganisation(organisation));
  }

  private static boolean part(GrantScope scope, RandomId workCase) {
    return switch (scope) {
      case GrantScope.OnObject(RandomId one, String _) -> one.equals(workCase);
      case GrantScope.Released(RandomId one) -> one.equals(workCase);
      case GrantScope.Installation _,
          GrantScope.InOrganisation _,
          GrantScope.InEngagement _,
          GrantScope.InCase _ ->
          false;
    };
  }

  private static Optional<Lack> lackUnless(boolean covered) {
    return covered ? Optional.empty() : Optional.of(Lack.ELSEWHERE);
  }
}
