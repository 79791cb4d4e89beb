/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.AccountKind;
import io.yunheng.access.GrantScope;
import io.yunheng.access.Membership;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.PersonState;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.Scope;
import io.yunheng.access.ScopeKind;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Visit;
import io.yunheng.store.Store;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The roles of a member over his organisation. */
record MemberRoles(Store store, AccessRules rules, PageWordsSource words) {

  /** The roles that the visitor may give over an organisation and take back. */
  Set<Role> grantable(Visit visit, RandomId organisation) {
    return rules.grantable(
        visit.known().subject(),
        Operation.MEMBER_CHANGE,
        new AccessTarget.OfOrganisation(organisation),
        visit.today());
  }

  /** Of these, the roles that there are over an organisation. */
  Stream<Role> over(Visit visit, RandomId organisation) {
    return rules
        .grantable(
            visit.known().subject(),
            Operation.MEMBER_CHANGE,
            new AccessTarget.OfOrganisation(organisation),
            ScopeKind.ORGANISATION,
            visit.today())
        .stream();
  }

  /**
   * The roles of a member, and the form for a further one.
   *
   * @param problems of the form that was sent
   */
  List<PagePart> parts(Visit visit, Membership one, Person person, Map<String, String> problems) {
    PageWords say = words.of(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Heading(visit.text("members.grants")));
    parts.add(
        new PagePart.Listing(
            visit.text("members.grants"),
            List.of(visit.text("field.role"), visit.text("field.days"), ""),
            held(one).stream().map(grant -> row(visit, say, person, one, grant)).toList(),
            visit.text("list.none")));
    if (!takes(visit, person)) {
      Optional.ofNullable(problems.get("role"))
          .ifPresent(problem -> parts.add(new PagePart.Remark(Tone.BAD, problem)));
      return parts;
    }
    FieldMaker make = new FieldMaker(visit);
    parts.add(new PagePart.Heading(visit.text("members.grant")));
    parts.add(new PagePart.Prose(visit.text("members.grant.why")));
    parts.add(
        new PagePart.EntryForm(
            path(one) + "/members/" + one.id() + "/grants",
            "",
            List.of(
                make.choice("role", say.roles(over(visit, one.organisation())), visit.form("role")),
                make.day("since", visit.formDay("since").orElse(visit.today()).toString()),
                make.day("until", visit.form("until"))),
            visit.text("members.grant.submit"),
            Tone.PLAIN,
            problems,
            true));
    return parts;
  }

  private static String path(Membership one) {
    return "/organisations/" + one.organisation();
  }

  private List<PageCell> row(
      Visit visit, PageWords say, Person person, Membership one, RoleGrant grant) {
    return List.of(
        new PageCell.Plain(say.role(grant.role())),
        new PageCell.Plain(say.days(grant.since(), grant.until())),
        grantable(visit, one.organisation()).contains(grant.role())
            ? new PageCell.Button(
                path(one) + "/grants/" + grant.id() + "/end",
                visit.text("grant.end"),
                visit.text("grant.end.of", say.role(grant.role()), person.name()),
                Map.of(),
                Tone.BAD)
            : PageCell.none());
  }

  private List<RoleGrant> held(Membership one) {
    return store.grants().overOrganisation(one.organisation()).stream()
        .filter(grant -> grant.person().equals(one.person()))
        .toList();
  }

  /** Whether somebody takes a role of work from the visitor. */
  private static boolean takes(Visit visit, Person person) {
    return !person.id().equals(visit.known().person().id())
        && person.account() == AccountKind.WORK
        && person.state() == PersonState.ACTIVE;
  }

  /**
   * Gives a member the role of the form that was sent.
   *
   * @return what is wrong with the form; nothing where it was given
   * @throws FaultException if the visitor may not give that role, or not to himself
   */
  Map<String, String> give(Visit visit, Membership one, Person person) {
    Role role =
        Word.of(Role.class, visit.form("role"))
            .filter(wanted -> rules.table().of(wanted).scopes().contains(ScopeKind.ORGANISATION))
            .orElseThrow(() -> FaultException.of(FaultCode.REQUEST_INVALID, "what", "role"));
    boolean own = person.id().equals(visit.known().person().id());
    if (own || over(visit, one.organisation()).noneMatch(role::equals)) {
      throw FaultException.of(FaultCode.ROLE_NOT_GRANTABLE, "role", words.of(visit).role(role));
    }
    LocalDate since = visit.formDay("since").orElse(visit.today());
    Optional<LocalDate> until = visit.formDay("until");
    Map<String, String> problems = problems(visit, one, person, role, since, until);
    if (problems.isEmpty()) {
      store
          .grants()
          .give(
              person.id(),
              role,
              new GrantScope.InOrganisation(one.organisation()),
              since,
              until,
              visit.author());
    }
    return problems;
  }

  private Map<String, String> problems(
      Visit visit,
      Membership one,
      Person person,
      Role role,
      LocalDate since,
      Optional<LocalDate> until) {
    PageWords say = words.of(visit);
    if (!takes(visit, person)) {
      return Map.of("role", visit.text("members.grant.inactive"));
    }
    if (until.filter(since::isAfter).isPresent()) {
      return Map.of("until", visit.text("members.backwards"));
    }
    boolean within =
        one.holdsOn(since)
            && (one.until().isEmpty() || until.filter(one::holdsOn).isPresent())
            && !since.isBefore(visit.today());
    if (!within) {
      return Map.of(
          "since", visit.text("members.grant.beyond", say.days(one.since(), one.until())));
    }
    boolean already =
        held(one).stream()
            .filter(grant -> grant.role() == role)
            .anyMatch(
                grant ->
                    until.filter(grant.since()::isAfter).isEmpty()
                        && grant.until().filter(since::isAfter).isEmpty());
    if (already) {
      return Map.of("role", visit.text("members.grant.held", say.role(role)));
    }
    return otherSide(person, role, one.organisation())
        .map(
            other ->
                Map.of(
                    "role",
                    visit.text("case.grant.other-side", person.name(), say.role(other.role()))))
        .orElse(Map.of());
  }

  private Optional<RoleGrant> otherSide(Person person, Role role, RandomId organisation) {
    List<RoleGrant> all = store.grants().ofPerson(person.id());
    Scope cases =
        new Scope(
            Set.of(),
            all.stream().flatMap(grant -> workCase(grant.scope())).collect(Collectors.toSet()),
            Map.of(),
            Set.of());
    return rules.otherSide(
        all,
        role,
        new GrantScope.InOrganisation(organisation),
        workCase -> store.cases().find(cases, workCase).map(WorkCase::organisation));
  }

  private static Stream<RandomId> workCase(GrantScope scope) {
    return switch (scope) {
      case GrantScope.InCase(RandomId workCase) -> Stream.of(workCase);
      case GrantScope.OnObject(RandomId workCase, String _) -> Stream.of(workCase);
      case GrantScope.Released(RandomId workCase) -> Stream.of(workCase);
      case GrantScope.InOrganisation _, GrantScope.InEngagement _, GrantScope.Installation _ ->
          Stream.empty();
    };
  }
}
