/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.AccountKind;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.PersonState;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.ScopeKind;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.SaveResult;
import io.yunheng.store.Store;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A second of the three administrators in one account, given and taken back by another person,
 * where the settings allow it.
 */
public final class SecondRoleRoutes implements WebRoutes {
  private static final String PATH = PeopleRoutes.PATH + "/{person}/roles";

  private final Store store;
  private final boolean combined;
  private final AccessRules rules;
  private final PageWordsSource words;

  /**
   * Routes over a store.
   *
   * @param combined whether the settings let one account hold two
   */
  public SecondRoleRoutes(Store store, boolean combined, AccessRules rules, PageWordsSource words) {
    this.store = store;
    this.combined = combined;
    this.rules = rules;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed need = RouteNeed.installation(Operation.PEOPLE_CHANGE);
    return List.of(
        WebRoute.post(PATH, need, this::give),
        WebRoute.post(PATH + "/{grant}/end", need, this::end));
  }

  /** What the page of a person offers the visitor. */
  List<PagePart> parts(Visit visit, PageWords say, Person person) {
    Set<Role> held = held(visit, person);
    List<Role> fitting =
        grantable(visit, person).stream().filter(one -> kind(held, one).isPresent()).toList();
    if (!combined || fitting.isEmpty() || person.state() != PersonState.ACTIVE) {
      return List.of();
    }
    FieldMaker make = new FieldMaker(visit);
    return List.of(
        new PagePart.Heading(visit.text("person.second")),
        new PagePart.Prose(visit.text("person.second.why")),
        new PagePart.EntryForm(
            PeopleRoutes.PATH + "/" + person.id() + "/roles",
            "",
            List.of(
                make.choice("role", say.roles(fitting.stream()), ""),
                make.reason(),
                make.kept("version", Long.toString(person.version()))),
            visit.text("person.second.submit"),
            Tone.BAD,
            Map.of(),
            true));
  }

  /** The button that takes a grant of a person back; nothing where it is no second role. */
  PageCell ending(Visit visit, PageWords say, Person person, RoleGrant grant) {
    Set<Role> held = held(visit, person);
    boolean ends =
        held.size() == 2
            && held.contains(grant.role())
            && grantable(visit, person).contains(grant.role());
    return ends
        ? new PageCell.Button(
            PeopleRoutes.PATH + "/" + person.id() + "/roles/" + grant.id() + "/end",
            visit.text("grant.end"),
            visit.text("grant.end.of", say.role(grant.role()), person.name()),
            Map.of(),
            Tone.BAD)
        : PageCell.none();
  }

  /** The administrators that the visitor may make somebody else, and no longer. */
  private Set<Role> grantable(Visit visit, Person person) {
    if (person.id().equals(visit.known().person().id())) {
      return Set.of();
    }
    return rules.grantable(
        visit.known().subject(),
        Operation.PEOPLE_CHANGE,
        new AccessTarget.OfInstallation(),
        ScopeKind.INSTALLATION,
        visit.today());
  }

  private Set<Role> held(Visit visit, Person person) {
    return store.grants().ofPerson(person.id()).stream()
        .filter(one -> one.scope().kind() == ScopeKind.INSTALLATION && one.holdsOn(visit.today()))
        .map(RoleGrant::role)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  /** The kind of an account with a further role. */
  private static Optional<AccountKind> kind(Set<Role> held, Role further) {
    Set<Role> all = EnumSet.of(further);
    all.addAll(held);
    return held.isEmpty() || held.contains(further)
        ? Optional.empty()
        : AccountKind.administering(all);
  }

  private Person person(Visit visit) {
    return store
        .people()
        .find(visit.id("person"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private WebAnswer give(Visit visit) {
    Person person = person(visit);
    Role role =
        Word.of(Role.class, visit.form("role"))
            .orElseThrow(() -> FaultException.of(FaultCode.REQUEST_INVALID, "what", "role"));
    refuseUnless(visit, grantable(visit, person).contains(role), role);
    AccountKind kind =
        kind(held(visit, person), role)
            .filter(_ -> combined)
            .filter(_ -> person.state() == PersonState.ACTIVE)
            .orElseThrow(
                () ->
                    FaultException.of(
                        FaultCode.ADMINISTRATORS_APART, "role", words.of(visit).role(role)));
    settle(
        store
            .grants()
            .giveFurther(
                as(person, kind, visit.version()), role, visit.today(), Reasons.author(visit)));
    return WebAnswer.to(PeopleRoutes.PATH + "/" + person.id());
  }

  private WebAnswer end(Visit visit) {
    Person person = person(visit);
    Set<Role> left = held(visit, person);
    RoleGrant grant =
        store.grants().ofPerson(person.id()).stream()
            .filter(one -> one.id().equals(visit.id("grant")) && left.contains(one.role()))
            .filter(_ -> left.size() == 2)
            .findFirst()
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    refuseUnless(visit, grantable(visit, person).contains(grant.role()), grant.role());
    left.remove(grant.role());
    AccountKind kind = AccountKind.administering(left).orElseThrow();
    settle(
        store
            .grants()
            .endFurther(as(person, kind, person.version()), grant.id(), Reasons.author(visit)));
    return WebAnswer.to(PeopleRoutes.PATH + "/" + person.id());
  }

  private void refuseUnless(Visit visit, boolean may, Role role) {
    if (!may) {
      throw FaultException.of(FaultCode.ROLE_NOT_GRANTABLE, "role", words.of(visit).role(role));
    }
  }

  private static Person as(Person person, AccountKind kind, long version) {
    return new Person(
        person.id(),
        person.login(),
        person.name(),
        person.mail(),
        person.language(),
        kind,
        person.state(),
        person.passwordChange(),
        version);
  }

  private static void settle(SaveResult<Person> saved) {
    if (saved instanceof SaveResult.Stale<Person>) {
      throw FaultException.of(FaultCode.ROW_STALE);
    }
  }
}
