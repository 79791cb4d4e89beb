/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.GrantScope;
import io.yunheng.access.InvitedRole;
import io.yunheng.access.Operation;
import io.yunheng.access.OrganisationKind;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.ScopeKind;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.server.identity.InvitationDesk;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.LinkPage;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Permits;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Organisations, for administrators. The first can be made once the security and the audit
 * administrator have been named.
 */
public final class OrganisationRoutes implements WebRoutes {
  private static final String PATH = "/administration/organisations";

  private final Store store;
  private final InvitationDesk desk;
  private final AccessRules rules;
  private final PageWordsSource words;
  private final Permits permits;

  public OrganisationRoutes(
      Store store, InvitationDesk desk, AccessRules rules, PageWordsSource words, Permits permits) {
    this.store = store;
    this.desk = desk;
    this.rules = rules;
    this.words = words;
    this.permits = permits;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            PATH,
            RouteNeed.installation(Operation.PEOPLE_READ),
            visit -> WebAnswer.page(page(visit, Map.of()))),
        WebRoute.post(PATH, RouteNeed.installation(Operation.ORGANISATION_CREATE), this::create),
        WebRoute.post(
            PATH + "/{organisation}/lead",
            RouteNeed.installation(Operation.PEOPLE_CHANGE),
            this::lead));
  }

  private PageBody page(Visit visit, Map<String, String> problems) {
    PageWords say = words.of(visit);
    FieldMaker make = new FieldMaker(visit);
    RowWindow window = PageNumber.window(visit);
    String text = visit.servlet().getMethod().equals("GET") ? visit.form("q") : "";
    RowList<WorkOrganisation> all = store.organisations().list(text, window);
    List<PagePart> parts = new ArrayList<>();
    List<Role> unnamed = desk.unnamed(visit.today());
    if (permits.installation(visit, Operation.ORGANISATION_CREATE)) {
      if (unnamed.isEmpty()) {
        parts.add(
            new PagePart.EntryForm(
                PATH,
                visit.text("organisations.make"),
                List.of(
                    make.title("field.organisation-name"),
                    make.choice(
                        "kind",
                        say.options("organisation", Arrays.stream(OrganisationKind.values())),
                        visit.form("kind"))),
                visit.text("organisations.submit"),
                Tone.PLAIN,
                problems,
                true));
      } else {
        parts.add(new PagePart.Remark(Tone.WARN, visit.text("organisations.not-yet")));
        parts.add(
            new PagePart.LinkRow(
                List.of(new PageCell.Link(visit.text("home.name-them"), PeopleRoutes.PATH))));
      }
    }
    parts.add(
        new PagePart.Listing(
            visit.text("organisations.title"),
            List.of(
                visit.text("field.organisation-name"),
                visit.text("field.kind"),
                visit.text("organisations.members")),
            all.rows().stream().map(one -> row(visit, say, one)).toList(),
            visit.text("list.none"),
            PageNumber.of(visit, window, all, Map.of("q", text))));
    if (permits.installation(visit, Operation.PEOPLE_CHANGE)) {
      for (WorkOrganisation one : all.rows()) {
        parts.add(
            new PagePart.Disclosed(
                visit.text("organisations.lead", one.name()),
                List.of(
                    new PagePart.Prose(visit.text("organisations.lead.why")),
                    new PagePart.EntryForm(
                        PATH + "/" + one.id() + "/lead",
                        "",
                        List.of(
                            make.choice("role", say.roles(leads(visit)), first(one.kind()).code()),
                            make.text("name", ""),
                            make.mail("")),
                        visit.text("invitations.make")))));
      }
    }
    return PageBody.wide(visit.text("organisations.title"), parts);
  }

  private List<PageCell> row(Visit visit, PageWords say, WorkOrganisation one) {
    long members =
        store.memberships().inOrganisation(one.id()).stream()
            .filter(member -> member.holdsOn(visit.today()))
            .count();
    return List.of(
        new PageCell.Plain(one.name()),
        new PageCell.Plain(say.kind(one.kind())),
        new PageCell.Plain(Long.toString(members)));
  }

  private Stream<Role> leads(Visit visit) {
    return rules
        .grantable(
            visit.known().subject(),
            Operation.PEOPLE_CHANGE,
            new AccessTarget.OfInstallation(),
            ScopeKind.ORGANISATION,
            visit.today())
        .stream();
  }

  private static Role first(OrganisationKind kind) {
    return kind == OrganisationKind.ASSESSMENT_FIRM ? Role.PROJECT_LEAD : Role.CUSTOMER_LEAD;
  }

  private WebAnswer create(Visit visit) {
    if (!desk.unnamed(visit.today()).isEmpty()) {
      return WebAnswer.again(page(visit, Map.of()));
    }
    Optional<OrganisationKind> kind = Word.of(OrganisationKind.class, visit.form("kind"));
    String name = visit.form("name");
    if (kind.isEmpty() || name.isEmpty() || name.length() > 200) {
      return WebAnswer.again(page(visit, Map.of("name", visit.text("name.form", "200"))));
    }
    try {
      store.organisations().create(name, kind.get(), visit.author());
    } catch (FaultException e) {
      if (e.fault().code() != FaultCode.NAME_TAKEN) {
        throw e;
      }
      return WebAnswer.again(page(visit, Map.of("name", visit.text("organisations.taken"))));
    }
    return WebAnswer.to(PATH);
  }

  private WebAnswer lead(Visit visit) {
    RandomId id = visit.id("organisation");
    WorkOrganisation organisation =
        store.organisations().find(id).orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    Role role =
        Word.of(Role.class, visit.form("role"))
            .filter(one -> leads(visit).anyMatch(one::equals))
            .orElseThrow(() -> FaultException.of(FaultCode.REQUEST_INVALID, "what", "role"));
    String link =
        desk.invite(
            visit.form("name"),
            visit.form("mail"),
            Optional.of(id),
            new InvitedRole(role, new GrantScope.InOrganisation(id), Optional.empty()),
            visit.author());
    return LinkPage.of(
        visit,
        visit.text("link.invitation-to", organisation.name(), words.of(visit).role(role)),
        link,
        PATH);
  }
}
