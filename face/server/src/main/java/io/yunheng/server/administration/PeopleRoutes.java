/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessTarget;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.Role;
import io.yunheng.access.ScopeKind;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All accounts, and links for administrators. */
public final class PeopleRoutes implements WebRoutes {
  static final String PATH = "/administration/people";

  private final Store store;
  private final InvitationDesk desk;
  private final AccessRules rules;
  private final PageWordsSource words;
  private final Permits permits;

  public PeopleRoutes(
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
        WebRoute.get(PATH, RouteNeed.installation(Operation.PEOPLE_READ), this::page),
        WebRoute.post(
            PATH + "/invite", RouteNeed.installation(Operation.PEOPLE_CHANGE), this::invite),
        WebRoute.post(
            "/administration/invitations/{invitation}/end",
            RouteNeed.installation(Operation.PEOPLE_CHANGE),
            this::end));
  }

  private WebAnswer page(Visit visit) {
    PageWords say = words.of(visit);
    FieldMaker make = new FieldMaker(visit);
    RowWindow window = PageNumber.window(visit);
    String text = visit.form("q");
    RowList<Person> people = store.people().list(text, window);
    boolean changes = permits.installation(visit, Operation.PEOPLE_CHANGE);
    List<PagePart> parts = new ArrayList<>();
    if (changes) {
      desk.unnamed(visit.today())
          .forEach(
              role ->
                  parts.add(
                      new PagePart.Remark(
                          Tone.WARN, visit.text("people.unnamed", say.role(role)))));
    }
    parts.add(
        new PagePart.EntryForm(
            PATH,
            "",
            List.of(make.search("q")),
            visit.text("form.search"),
            Tone.PLAIN,
            Map.of(),
            false));
    parts.add(
        new PagePart.Listing(
            visit.text("people.title"),
            List.of(
                visit.text("field.name"),
                visit.text("field.login"),
                visit.text("person.account"),
                visit.text("person.state")),
            people.rows().stream().map(one -> row(one, say)).toList(),
            visit.text("list.none"),
            PageNumber.of(visit, window, people, Map.of("q", text))));
    if (changes) {
      parts.add(new PagePart.Heading(visit.text("people.invite")));
      parts.add(new PagePart.Prose(visit.text("people.invite.why")));
      parts.add(inviteForm(visit, say));
    }
    parts.add(new PagePart.Heading(visit.text("invitations.open")));
    parts.add(OpenInvitations.list(visit, say, store.invitations().open(), changes));
    return WebAnswer.page(PageBody.wide(visit.text("people.title"), parts));
  }

  private static List<PageCell> row(Person person, PageWords say) {
    return List.of(
        new PageCell.Link(person.name(), PATH + "/" + person.id()),
        new PageCell.Plain(person.login()),
        new PageCell.Plain(say.account(person.account())),
        say.state(person.state()));
  }

  private PagePart inviteForm(Visit visit, PageWords say) {
    FieldMaker make = new FieldMaker(visit);
    List<FormField> fields =
        List.of(
            make.choice(
                "role",
                say.roles(administrators(visit)),
                desk.unnamed(visit.today()).stream().findFirst().map(Role::code).orElse("")),
            make.text("name", ""),
            make.mail(""));
    return new PagePart.EntryForm(PATH + "/invite", "", fields, visit.text("invitations.make"));
  }

  private Stream<Role> administrators(Visit visit) {
    return rules
        .grantable(
            visit.known().subject(),
            Operation.PEOPLE_CHANGE,
            new AccessTarget.OfInstallation(),
            ScopeKind.INSTALLATION,
            visit.today())
        .stream();
  }

  private WebAnswer invite(Visit visit) {
    Role role =
        Word.of(Role.class, visit.form("role"))
            .filter(one -> administrators(visit).anyMatch(one::equals))
            .orElseThrow(() -> FaultException.of(FaultCode.REQUEST_INVALID, "what", "role"));
    String link = desk.administrator(role, visit.form("name"), visit.form("mail"), visit.author());
    return LinkPage.of(
        visit, visit.text("link.invitation", words.of(visit).role(role)), link, PATH);
  }

  private WebAnswer end(Visit visit) {
    store.invitations().end(visit.id("invitation"), visit.author());
    return WebAnswer.to(PATH);
  }
}
