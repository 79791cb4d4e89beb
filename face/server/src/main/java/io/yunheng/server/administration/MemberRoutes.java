/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.AccessRules;
import io.yunheng.access.GrantScope;
import io.yunheng.access.Invitation;
import io.yunheng.access.InvitedRole;
import io.yunheng.access.Membership;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.WorkOrganisation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One's organisations: members with dates and deputies, invitations, and roles over all its cases.
 */
public final class MemberRoutes implements WebRoutes {
  static final String PATH = "/organisations/{organisation}";

  private final Store store;
  private final InvitationDesk desk;
  private final MemberRoles roles;
  private final PageWordsSource words;
  private final Permits permits;

  public MemberRoutes(
      Store store, InvitationDesk desk, AccessRules rules, PageWordsSource words, Permits permits) {
    this.store = store;
    this.desk = desk;
    this.roles = new MemberRoles(store, rules, words);
    this.words = words;
    this.permits = permits;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get("/organisations", new RouteNeed.LoggedIn("one's own memberships"), this::own),
        WebRoute.get(PATH, RouteNeed.organisation(Operation.ORGANISATION_READ), this::page),
        WebRoute.post(
            PATH + "/invite", RouteNeed.organisation(Operation.MEMBER_CHANGE), this::invite),
        WebRoute.post(
            PATH + "/invitations/{invitation}/end",
            RouteNeed.organisation(Operation.MEMBER_CHANGE),
            this::endInvitation),
        WebRoute.post(
            PATH + "/grants/{grant}/end",
            RouteNeed.organisation(Operation.MEMBER_CHANGE),
            this::endGrant));
  }

  private WebAnswer own(Visit visit) {
    PageWords say = words.of(visit);
    List<List<PageCell>> rows =
        store.memberships().ofPerson(visit.known().person().id()).stream()
            .map(one -> ownRow(visit, say, one))
            .toList();
    return WebAnswer.page(
        PageBody.wide(
            visit.text("nav.my-organisations"),
            List.of(
                new PagePart.Listing(
                    visit.text("nav.my-organisations"),
                    List.of(
                        visit.text("field.organisation"),
                        visit.text("field.kind"),
                        visit.text("field.days")),
                    rows,
                    visit.text("members.own.none")))));
  }

  private List<PageCell> ownRow(Visit visit, PageWords say, Membership one) {
    WorkOrganisation organisation = store.organisations().find(one.organisation()).orElseThrow();
    return List.of(
        permits.organisation(visit, Operation.ORGANISATION_READ, organisation.id())
            ? new PageCell.Link(organisation.name(), "/organisations/" + organisation.id())
            : new PageCell.Plain(organisation.name()),
        new PageCell.Plain(say.kind(organisation.kind())),
        new PageCell.Plain(say.days(one.since(), one.until())));
  }

  private WorkOrganisation organisation(Visit visit) {
    return store
        .organisations()
        .find(visit.id("organisation"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private WebAnswer page(Visit visit) {
    WorkOrganisation organisation = organisation(visit);
    RandomId id = organisation.id();
    PageWords say = words.of(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.FactList(
            List.of(
                new PagePart.Fact(
                    visit.text("field.kind"), new PageCell.Plain(say.kind(organisation.kind()))))));
    if (permits.organisation(visit, Operation.CASE_CREATE, id)) {
      parts.add(
          new PagePart.LinkRow(
              List.of(
                  new PageCell.Link(
                      visit.text("cases.make"), "/organisations/" + id + "/cases/new"))));
    }
    if (permits.organisation(visit, Operation.MEMBER_READ, id)) {
      boolean changes = permits.organisation(visit, Operation.MEMBER_CHANGE, id);
      parts.add(new PagePart.Heading(visit.text("members.title")));
      parts.add(members(visit, say, id, changes));
      parts.add(new PagePart.Heading(visit.text("members.grants")));
      parts.add(grants(visit, say, id, changes));
      parts.add(new PagePart.Heading(visit.text("invitations.open")));
      parts.add(invitations(visit, say, id, changes));
      if (changes) {
        parts.add(new PagePart.Heading(visit.text("members.invite")));
        parts.add(inviteForm(visit, say, id));
      }
    }
    return WebAnswer.page(PageBody.wide(organisation.name(), parts));
  }

  private PagePart members(Visit visit, PageWords say, RandomId id, boolean changes) {
    return new PagePart.Listing(
        visit.text("members.title"),
        List.of(
            visit.text("field.name"),
            visit.text("person.state"),
            visit.text("field.days"),
            visit.text("field.deputy")),
        store.memberships().inOrganisation(id).stream()
            .map(
                one -> {
                  Person person = store.people().find(one.person()).orElseThrow();
                  return List.<PageCell>of(
                      changes
                          ? new PageCell.Link(
                              person.name(), "/organisations/" + id + "/members/" + one.id())
                          : new PageCell.Plain(person.name()),
                      say.state(person.state()),
                      new PageCell.Plain(say.days(one.since(), one.until())),
                      new PageCell.Plain(
                          one.deputy()
                              .flatMap(other -> store.people().find(other))
                              .map(Person::name)
                              .orElse(visit.text("word.none"))));
                })
            .toList(),
        visit.text("list.none"));
  }

  private PagePart grants(Visit visit, PageWords say, RandomId id, boolean changes) {
    return new PagePart.Listing(
        visit.text("members.grants"),
        List.of(visit.text("field.name"), visit.text("field.role"), visit.text("field.days"), ""),
        store.grants().overOrganisation(id).stream()
            .map(
                (RoleGrant one) -> {
                  String name = store.people().find(one.person()).map(Person::name).orElse("");
                  return List.<PageCell>of(
                      new PageCell.Plain(name),
                      new PageCell.Plain(say.role(one.role())),
                      new PageCell.Plain(say.days(one.since(), one.until())),
                      changes
                              && roles.grantable(visit, id).contains(one.role())
                              && !one.person().equals(visit.known().person().id())
                          ? new PageCell.Button(
                              "/organisations/" + id + "/grants/" + one.id() + "/end",
                              visit.text("grant.end"),
                              visit.text("grant.end.of", say.role(one.role()), name),
                              Map.of(),
                              Tone.BAD)
                          : PageCell.none());
                })
            .toList(),
        visit.text("list.none"));
  }

  private PagePart invitations(Visit visit, PageWords say, RandomId id, boolean changes) {
    return new PagePart.Listing(
        visit.text("invitations.open"),
        List.of(
            visit.text("field.name"),
            visit.text("field.role"),
            visit.text("invitation.valid-to"),
            ""),
        store.invitations().openInto(id).stream()
            .map(
                one ->
                    List.<PageCell>of(
                        new PageCell.Plain(
                            one.name().isEmpty() ? visit.text("invitation.unnamed") : one.name()),
                        new PageCell.Plain(
                            one.role()
                                .map(role -> say.role(role.role()))
                                .orElse(visit.text("role.member"))),
                        new PageCell.Plain(say.moment(one.validTo())),
                        changes && mayEnd(visit, id, one)
                            ? new PageCell.Button(
                                "/organisations/" + id + "/invitations/" + one.id() + "/end",
                                visit.text("invitation.end"),
                                visit.text("invitation.end.of", one.name()),
                                Map.of(),
                                Tone.BAD)
                            : PageCell.none()))
            .toList(),
        visit.text("list.none"));
  }

  private PagePart inviteForm(Visit visit, PageWords say, RandomId id) {
    FieldMaker make = new FieldMaker(visit);
    List<FormField.Option> options = new ArrayList<>();
    options.add(new FormField.Option("", visit.text("role.member")));
    options.addAll(say.roles(roles.over(visit, id)));
    return new PagePart.EntryForm(
        "/organisations/" + id + "/invite",
        "",
        List.of(
            make.text("name", ""),
            make.mail(""),
            make.choice("role", options, ""),
            make.day("until", "")),
        visit.text("invitations.make"));
  }

  private WebAnswer invite(Visit visit) {
    WorkOrganisation organisation = organisation(visit);
    RandomId id = organisation.id();
    Optional<Role> role =
        Word.of(Role.class, visit.form("role"))
            .filter(one -> roles.over(visit, id).anyMatch(one::equals));
    if (role.isEmpty() && !visit.form("role").isEmpty()) {
      throw FaultException.of(FaultCode.ROLE_NOT_GRANTABLE, "role", visit.form("role"));
    }
    String link =
        role.isPresent()
            ? desk.invite(
                visit.form("name"),
                visit.form("mail"),
                Optional.of(id),
                new InvitedRole(
                    role.get(), new GrantScope.InOrganisation(id), visit.formDay("until")),
                visit.author())
            : desk.member(visit.form("name"), visit.form("mail"), id, visit.author());
    return LinkPage.of(
        visit,
        visit.text(
            "link.invitation-to",
            organisation.name(),
            role.map(words.of(visit)::role).orElse(visit.text("role.member"))),
        link,
        "/organisations/" + id);
  }

  /** Whoever may grant the role of an invitation takes the invitation back. */
  private boolean mayEnd(Visit visit, RandomId organisation, Invitation one) {
    return one.role()
        .map(asked -> roles.grantable(visit, organisation).contains(asked.role()))
        .orElse(true);
  }

  private WebAnswer endInvitation(Visit visit) {
    RandomId id = visit.id("organisation");
    RandomId invitation = visit.id("invitation");
    Invitation found =
        store.invitations().openInto(id).stream()
            .filter(one -> one.id().equals(invitation))
            .findFirst()
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    if (!mayEnd(visit, id, found)) {
      Role role = found.role().orElseThrow().role();
      throw FaultException.of(FaultCode.ROLE_NOT_GRANTABLE, "role", words.of(visit).role(role));
    }
    store.invitations().end(invitation, visit.author());
    return WebAnswer.to("/organisations/" + id);
  }

  private WebAnswer endGrant(Visit visit) {
    RandomId id = visit.id("organisation");
    RandomId grant = visit.id("grant");
    RoleGrant here =
        store.grants().overOrganisation(id).stream()
            .filter(one -> one.id().equals(grant))
            .findFirst()
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    if (!roles.grantable(visit, id).contains(here.role())) {
      throw FaultException.of(
          FaultCode.ROLE_NOT_GRANTABLE, "role", words.of(visit).role(here.role()));
    }
    store.grants().end(grant, visit.author());
    return WebAnswer.to("/organisations/" + id);
  }
}
