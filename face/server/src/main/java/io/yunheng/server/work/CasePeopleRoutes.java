/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.AccountKind;
import io.yunheng.access.GrantScope;
import io.yunheng.access.Invitation;
import io.yunheng.access.InvitedRole;
import io.yunheng.access.Membership;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.PersonState;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.Scope;
import io.yunheng.access.ScopeKind;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.casework.IndependenceDeclaration;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.server.identity.InvitationDesk;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.LinkPage;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Permits;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who takes part in a case. Roles are granted to people whom the visitor knows: members of
 * organisations whose members he may see, and those who take part already. Others are invited, so
 * that nobody learns here who has an account.
 */
public final class CasePeopleRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}";

  private final Store store;
  private final InvitationDesk desk;
  private final AccessRules rules;
  private final PageWordsSource words;
  private final Permits permits;

  /** Pages over a store. */
  public CasePeopleRoutes(
      Store store, InvitationDesk desk, AccessRules rules, PageWordsSource words, Permits permits) {
    this.store = store;
    this.desk = desk;
    this.rules = rules;
    this.words = words;
    this.permits = permits;
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed need = RouteNeed.workCase(Operation.CASE_GRANT);
    return List.of(
        WebRoute.get(PATH + "/people", need, visit -> WebAnswer.page(page(visit, Map.of()))),
        WebRoute.post(PATH + "/grants", need, this::grant),
        WebRoute.post(PATH + "/grants/{grant}/end", need, this::end),
        WebRoute.post(PATH + "/invite", need, this::invite),
        WebRoute.post(PATH + "/invitations/{invitation}/end", need, this::endInvitation));
  }

  private WorkCase workCase(Visit visit) {
    Scope scope = rules.scope(visit.known().subject(), Operation.CASE_READ, visit.today());
    return store
        .cases()
        .find(scope, visit.id("case"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private PageBody page(Visit visit, Map<String, String> problems) {
    WorkCase one = workCase(visit);
    PageWords say = words.of(visit);
    String path = "/cases/" + one.id();
    Set<Role> mayGrant = grantable(visit, one);
    List<FormField.Option> roles =
        say.roles(mayGrant.stream().filter(role -> over(role, ScopeKind.CASE)));
    FieldMaker make = new FieldMaker(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(grants(visit, say, one, mayGrant));
    parts.add(new PagePart.Heading(visit.text("case.grant")));
    parts.add(new PagePart.Prose(visit.text("case.grant.why")));
    parts.add(
        new PagePart.EntryForm(
            path + "/grants",
            "",
            List.of(
                make.choice("person", people(visit, one), visit.form("person")),
                make.choice("role", roles, visit.form("role")),
                make.day("until", visit.form("until"))),
            visit.text("case.grant.submit"),
            Tone.PLAIN,
            problems,
            true));
    parts.add(new PagePart.Heading(visit.text("case.invite")));
    parts.add(
        new PagePart.EntryForm(
            path + "/invite",
            "",
            List.of(
                make.text("name", ""),
                make.mail(""),
                make.choice("role", roles, Role.ASSESSOR.code()),
                make.day("until", "")),
            visit.text("invitations.make")));
    parts.add(new PagePart.Heading(visit.text("invitations.open")));
    parts.add(invitations(visit, say, path, one, mayGrant));
    return PageBody.wide(visit.text("case.people"), parts);
  }

  private Set<Role> grantable(Visit visit, WorkCase one) {
    return rules.grantable(
        visit.known().subject(),
        Operation.CASE_GRANT,
        new AccessTarget.OfCase(one.id(), one.organisation()),
        visit.today());
  }

  private boolean over(Role role, ScopeKind scope) {
    return rules.table().of(role).scopes().contains(scope);
  }

  private List<FormField.Option> people(Visit visit, WorkCase one) {
    return known(visit, one).entrySet().stream()
        .map(
            entry ->
                new FormField.Option(
                    entry.getKey().id().text(),
                    entry.getValue().isEmpty()
                        ? entry.getKey().name()
                        : visit.text("case.person-of", entry.getKey().name(), entry.getValue())))
        .toList();
  }

  private Map<Person, String> known(Visit visit, WorkCase one) {
    Map<Person, String> known = new LinkedHashMap<>();
    for (Membership own : store.memberships().ofPerson(visit.known().person().id())) {
      if (permits.organisation(visit, Operation.MEMBER_READ, own.organisation())) {
        String name =
            store.organisations().find(own.organisation()).map(WorkOrganisation::name).orElse("");
        store.memberships().inOrganisation(own.organisation()).stream()
            .filter(member -> member.holdsOn(visit.today()))
            .forEach(member -> add(visit, known, member.person(), name));
      }
    }
    taking(one).forEach(grant -> add(visit, known, grant.person(), ""));
    return known;
  }

  private void add(Visit visit, Map<Person, String> known, RandomId id, String organisation) {
    store
        .people()
        .find(id)
        .filter(found -> !found.id().equals(visit.known().person().id()))
        .filter(found -> found.account() == AccountKind.WORK)
        .filter(found -> found.state() == PersonState.ACTIVE)
        .ifPresent(found -> known.putIfAbsent(found, organisation));
  }

  private List<RoleGrant> taking(WorkCase one) {
    List<RoleGrant> all = new ArrayList<>(store.grants().overOrganisation(one.organisation()));
    all.addAll(store.grants().overCase(one.id()));
    return all;
  }

  private PagePart grants(Visit visit, PageWords say, WorkCase one, Set<Role> mayGrant) {
    Map<RandomId, Instant> declared =
        store
            .cases()
            .declarations(
                rules.scope(visit.known().subject(), Operation.CASE_READ, visit.today()), one.id())
            .stream()
            .collect(
                Collectors.toMap(
                    IndependenceDeclaration::person, IndependenceDeclaration::declared));
    return new PagePart.Listing(
        visit.text("case.people"),
        List.of(
            visit.text("field.name"),
            visit.text("field.role"),
            visit.text("field.scope"),
            visit.text("field.days"),
            visit.text("independence.column"),
            ""),
        taking(one).stream()
            .map(grant -> row(visit, say, one, grant, declared, mayGrant.contains(grant.role())))
            .toList(),
        visit.text("list.none"));
  }

  private List<PageCell> row(
      Visit visit,
      PageWords say,
      WorkCase one,
      RoleGrant grant,
      Map<RandomId, Instant> declared,
      boolean mayEnd) {
    String name = store.people().find(grant.person()).map(Person::name).orElse("");
    boolean here = grant.scope().kind() != ScopeKind.ORGANISATION;
    return List.of(
        new PageCell.Plain(name),
        new PageCell.Plain(say.role(grant.role())),
        new PageCell.Plain(say.scope(grant.scope())),
        new PageCell.Plain(say.days(grant.since(), grant.until())),
        independence(visit, say, grant, declared),
        here && mayEnd
            ? new PageCell.Button(
                "/cases/" + one.id() + "/grants/" + grant.id() + "/end",
                visit.text("grant.end"),
                visit.text("grant.end.of", say.role(grant.role()), name),
                Map.of(),
                Tone.BAD)
            : PageCell.none());
  }

  private PageCell independence(
      Visit visit, PageWords say, RoleGrant grant, Map<RandomId, Instant> declared) {
    if (!rules.table().of(grant.role()).independence()) {
      return PageCell.none();
    }
    return Optional.ofNullable(declared.get(grant.person()))
        .<PageCell>map(at -> new PageCell.Plain(say.moment(at)))
        .orElseGet(() -> new PageCell.Mark(visit.text("independence.missing"), Tone.WARN));
  }

  private PagePart invitations(
      Visit visit, PageWords say, String path, WorkCase one, Set<Role> mayGrant) {
    return new PagePart.Listing(
        visit.text("invitations.open"),
        List.of(
            visit.text("field.name"),
            visit.text("field.role"),
            visit.text("invitation.valid-to"),
            ""),
        openInto(one.id())
            .map(
                invitation ->
                    List.<PageCell>of(
                        new PageCell.Plain(invitation.name()),
                        new PageCell.Plain(
                            invitation.role().map(role -> say.role(role.role())).orElse("")),
                        new PageCell.Plain(say.moment(invitation.validTo())),
                        invitation.role().filter(role -> mayGrant.contains(role.role())).isPresent()
                            ? new PageCell.Button(
                                path + "/invitations/" + invitation.id() + "/end",
                                visit.text("invitation.end"),
                                visit.text("invitation.end.of", invitation.name()),
                                Map.of(),
                                Tone.BAD)
                            : PageCell.none()))
            .toList(),
        visit.text("list.none"));
  }

  private Stream<Invitation> openInto(RandomId workCase) {
    GrantScope scope = new GrantScope.InCase(workCase);
    return store.invitations().open().stream()
        .filter(one -> one.role().filter(role -> role.scope().equals(scope)).isPresent());
  }

  private Role role(Visit visit, WorkCase one) {
    Role role =
        Word.of(Role.class, visit.form("role"))
            .filter(wanted -> over(wanted, ScopeKind.CASE))
            .orElseThrow(() -> FaultException.of(FaultCode.REQUEST_INVALID, "what", "role"));
    refuseUnless(visit, grantable(visit, one).contains(role), role);
    return role;
  }

  private void refuseUnless(Visit visit, boolean may, Role role) {
    if (!may) {
      throw FaultException.of(FaultCode.ROLE_NOT_GRANTABLE, "role", words.of(visit).role(role));
    }
  }

  private WebAnswer grant(Visit visit) {
    WorkCase one = workCase(visit);
    Role role = role(visit, one);
    Optional<Person> person =
        visit
            .formId("person")
            .flatMap(
                id -> known(visit, one).keySet().stream().filter(p -> p.id().equals(id)).findAny());
    if (person.isEmpty()) {
      return WebAnswer.again(page(visit, Map.of("person", visit.text("case.grant.nobody"))));
    }
    Optional<RoleGrant> other =
        rules.otherSide(
            store.grants().ofPerson(person.get().id()),
            role,
            new GrantScope.InCase(one.id()),
            _ -> Optional.of(one.organisation()));
    if (other.isPresent()) {
      return WebAnswer.again(
          page(
              visit,
              Map.of(
                  "role",
                  visit.text(
                      "case.grant.other-side",
                      person.get().name(),
                      words.of(visit).role(other.get().role())))));
    }
    store
        .grants()
        .give(
            person.get().id(),
            role,
            new GrantScope.InCase(one.id()),
            visit.today(),
            until(visit),
            visit.author());
    return WebAnswer.to("/cases/" + one.id() + "/people");
  }

  private static Optional<LocalDate> until(Visit visit) {
    Optional<LocalDate> until = visit.formDay("until");
    if (until.filter(visit.today()::isAfter).isPresent()) {
      throw FaultException.of(FaultCode.REQUEST_INVALID, "what", until.get().toString());
    }
    return until;
  }

  private WebAnswer invite(Visit visit) {
    WorkCase one = workCase(visit);
    Role role = role(visit, one);
    String link =
        desk.invite(
            visit.form("name"),
            visit.form("mail"),
            Optional.empty(),
            new InvitedRole(role, new GrantScope.InCase(one.id()), until(visit)),
            visit.author());
    String until =
        openInto(one.id())
            .max(Comparator.comparing(Invitation::madeAt))
            .map(made -> words.of(visit).moment(made.validTo()))
            .orElse("");
    return LinkPage.of(
        visit,
        visit.text(
            "link.invitation-into",
            visit.form("name").isEmpty() ? visit.text("invitation.unnamed") : visit.form("name"),
            one.description().name(),
            words.of(visit).role(role),
            until),
        link,
        "/cases/" + one.id() + "/people");
  }

  private WebAnswer end(Visit visit) {
    WorkCase one = workCase(visit);
    RandomId grant = visit.id("grant");
    RoleGrant here =
        store.grants().overCase(one.id()).stream()
            .filter(found -> found.id().equals(grant))
            .findFirst()
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    refuseUnless(visit, grantable(visit, one).contains(here.role()), here.role());
    store.grants().end(grant, visit.author());
    return WebAnswer.to("/cases/" + one.id() + "/people");
  }

  private WebAnswer endInvitation(Visit visit) {
    WorkCase one = workCase(visit);
    RandomId invitation = visit.id("invitation");
    Role role =
        openInto(one.id())
            .filter(found -> found.id().equals(invitation))
            .flatMap(found -> found.role().stream())
            .findFirst()
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE))
            .role();
    refuseUnless(visit, grantable(visit, one).contains(role), role);
    store.invitations().end(invitation, visit.author());
    return WebAnswer.to("/cases/" + one.id() + "/people");
  }
}
