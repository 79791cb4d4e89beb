/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.AccountKind;
import io.yunheng.access.Membership;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.PersonState;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.server.entry.BindingRoutes;
import io.yunheng.server.entry.PasskeyRoutes;
import io.yunheng.server.identity.FactorCheck;
import io.yunheng.server.identity.InvitationDesk;
import io.yunheng.server.identity.OutsideDesk;
import io.yunheng.server.identity.PasskeyDesk;
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
import io.yunheng.store.OutsideAccount;
import io.yunheng.store.Passkey;
import io.yunheng.store.SaveResult;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One account: its state, memberships, roles and sessions, and the links for it. */
public final class PersonRoutes implements WebRoutes {
  private static final String PATH = PeopleRoutes.PATH + "/{person}";

  private final Store store;
  private final InvitationDesk desk;
  private final FactorCheck factors;
  private final PasskeyDesk passkeys;
  private final OutsideDesk outside;
  private final SecondRoleRoutes secondRoles;
  private final PageWordsSource words;
  private final Permits permits;

  public PersonRoutes(
      Store store,
      InvitationDesk desk,
      FactorCheck factors,
      PasskeyDesk passkeys,
      OutsideDesk outside,
      SecondRoleRoutes secondRoles,
      PageWordsSource words,
      Permits permits) {
    this.store = store;
    this.desk = desk;
    this.factors = factors;
    this.passkeys = passkeys;
    this.outside = outside;
    this.secondRoles = secondRoles;
    this.words = words;
    this.permits = permits;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(PATH, RouteNeed.installation(Operation.PEOPLE_READ), this::page),
        WebRoute.post(
            PATH + "/state", RouteNeed.installation(Operation.PEOPLE_CHANGE), this::state),
        WebRoute.post(
            PATH + "/reset", RouteNeed.installation(Operation.PASSWORD_RESET), this::reset),
        WebRoute.post(
            PATH + "/outside/unbind",
            RouteNeed.installation(Operation.FACTOR_REMOVE),
            this::unbind),
        WebRoute.post(
            PATH + "/passkeys/{passkey}/remove",
            RouteNeed.installation(Operation.FACTOR_REMOVE),
            this::removeKey),
        WebRoute.post(
            PATH + "/sessions/end", RouteNeed.installation(Operation.SESSION_END), this::end));
  }

  private Person person(Visit visit) {
    return store
        .people()
        .find(visit.id("person"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private WebAnswer page(Visit visit) {
    Person person = person(visit);
    PageWords say = words.of(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.FactList(
            List.of(
                new PagePart.Fact(visit.text("field.login"), new PageCell.Plain(person.login())),
                new PagePart.Fact(
                    visit.text("field.mail"), new PageCell.Plain(or(person.mail(), visit))),
                new PagePart.Fact(
                    visit.text("person.account"),
                    new PageCell.Plain(say.account(person.account()))),
                new PagePart.Fact(visit.text("person.state"), say.state(person.state())),
                new PagePart.Fact(
                    visit.text("person.factor"),
                    new PageCell.Plain(
                        visit.text(factors.has(person.id()) ? "word.yes" : "word.no"))),
                new PagePart.Fact(
                    visit.text("account.sessions"),
                    new PageCell.Plain(
                        Integer.toString(store.sessions().ofPerson(person.id()).size()))))));
    parts.add(new PagePart.Heading(visit.text("person.memberships")));
    parts.add(memberships(visit, say, person));
    parts.add(new PagePart.Heading(visit.text("person.grants")));
    parts.add(grants(visit, say, person));
    if (permits.installation(visit, Operation.PEOPLE_CHANGE)) {
      parts.addAll(secondRoles.parts(visit, say, person));
    }
    elsewhere(visit, say, person, parts);
    actions(visit, say, person, parts);
    return WebAnswer.page(PageBody.wide(person.name(), parts));
  }

  private static String or(String text, Visit visit) {
    return text.isEmpty() ? visit.text("word.none") : text;
  }

  private PagePart memberships(Visit visit, PageWords say, Person person) {
    return new PagePart.Listing(
        visit.text("person.memberships"),
        List.of(visit.text("field.organisation"), visit.text("field.days")),
        store.memberships().ofPerson(person.id()).stream()
            .map(
                (Membership one) ->
                    List.<PageCell>of(
                        new PageCell.Plain(
                            store
                                .organisations()
                                .find(one.organisation())
                                .map(WorkOrganisation::name)
                                .orElse("")),
                        new PageCell.Plain(say.days(one.since(), one.until()))))
            .toList(),
        visit.text("list.none"));
  }

  private PagePart grants(Visit visit, PageWords say, Person person) {
    return new PagePart.Listing(
        visit.text("person.grants"),
        List.of(visit.text("field.role"), visit.text("field.scope"), visit.text("field.days"), ""),
        store.grants().ofPerson(person.id()).stream()
            .map(
                (RoleGrant one) ->
                    List.<PageCell>of(
                        new PageCell.Plain(say.role(one.role())),
                        new PageCell.Plain(say.scope(one.scope())),
                        new PageCell.Plain(say.days(one.since(), one.until())),
                        permits.installation(visit, Operation.PEOPLE_CHANGE)
                            ? secondRoles.ending(visit, say, person, one)
                            : PageCell.none()))
            .toList(),
        visit.text("list.none"));
  }

  private void elsewhere(Visit visit, PageWords say, Person person, List<PagePart> parts) {
    boolean may = permits.installation(visit, Operation.FACTOR_REMOVE);
    String path = may ? PeopleRoutes.PATH + "/" + person.id() : "";
    List<Passkey> keys = passkeys.of(person.id());
    if (!keys.isEmpty()) {
      parts.add(new PagePart.Heading(visit.text("passkey.title")));
      parts.add(PasskeyRoutes.listing(visit, say, keys, may ? path + "/passkeys" : ""));
    }
    List<OutsideAccount> bound = store.outsideAccounts().ofPerson(person.id());
    if (!bound.isEmpty()) {
      parts.add(new PagePart.Heading(visit.text("outside.title")));
      parts.add(
          BindingRoutes.listing(visit, say, outside, bound, may ? path + "/outside/unbind" : ""));
    }
  }

  private WebAnswer removeKey(Visit visit) {
    Person person = person(visit);
    if (!passkeys.remove(person.id(), visit.id("passkey"), visit.author())) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    return WebAnswer.to(PeopleRoutes.PATH + "/" + person.id());
  }

  private WebAnswer unbind(Visit visit) {
    Person person = person(visit);
    outside.unbind(person.id(), visit.form("provider"), visit.author());
    return WebAnswer.to(PeopleRoutes.PATH + "/" + person.id());
  }

  private void actions(Visit visit, PageWords say, Person person, List<PagePart> parts) {
    String path = PeopleRoutes.PATH + "/" + person.id();
    FieldMaker make = new FieldMaker(visit);
    boolean own = person.id().equals(visit.known().person().id());
    if (!own && permits.installation(visit, Operation.PEOPLE_CHANGE)) {
      parts.add(new PagePart.Heading(visit.text("person.change-state")));
      if (person.account() == AccountKind.WORK) {
        parts.add(new PagePart.Prose(visit.text("person.leave.where")));
      }
      parts.add(
          new PagePart.EntryForm(
              path + "/state",
              "",
              List.of(
                  make.choice(
                      "state", say.options("person", states(person)), person.state().code()),
                  make.reason(),
                  make.kept("version", Long.toString(person.version()))),
              visit.text("form.save"),
              Tone.BAD,
              Map.of(),
              true));
    }
    if (!own && permits.installation(visit, Operation.PASSWORD_RESET)) {
      parts.add(new PagePart.Heading(visit.text("person.reset")));
      parts.add(new PagePart.Prose(visit.text("person.reset.why")));
      parts.add(
          new PagePart.EntryForm(
              path + "/reset", "", List.of(), visit.text("person.reset.submit")));
    }
    if (permits.installation(visit, Operation.SESSION_END)) {
      parts.add(new PagePart.Heading(visit.text("person.end-sessions")));
      parts.add(
          new PagePart.EntryForm(
              path + "/sessions/end",
              "",
              List.of(),
              visit.text("person.end-sessions.submit"),
              Tone.BAD,
              Map.of(),
              true));
    }
  }

  /** An administrator leaves here; whoever works for an organisation leaves where he works. */
  private static Stream<PersonState> states(Person person) {
    return person.account() == AccountKind.WORK
        ? Stream.of(PersonState.ACTIVE, PersonState.SUSPENDED)
        : Stream.of(PersonState.ACTIVE, PersonState.SUSPENDED, PersonState.LEFT);
  }

  private WebAnswer state(Visit visit) {
    Person seen = person(visit);
    PersonState state =
        Word.of(PersonState.class, visit.form("state"))
            .filter(one -> states(seen).anyMatch(one::equals))
            .filter(_ -> !seen.id().equals(visit.known().person().id()))
            .orElseThrow(() -> FaultException.of(FaultCode.REQUEST_INVALID, "what", "state"));
    Person wanted =
        new Person(
            seen.id(),
            seen.login(),
            seen.name(),
            seen.mail(),
            seen.language(),
            seen.account(),
            state,
            seen.passwordChange(),
            visit.version());
    if (store.people().change(wanted, Reasons.author(visit)) instanceof SaveResult.Stale<Person>) {
      throw FaultException.of(FaultCode.ROW_STALE);
    }
    if (state != PersonState.ACTIVE) {
      store.sessions().endAll(seen.id(), Optional.empty(), state.code(), Reasons.author(visit));
    }
    return WebAnswer.to(PeopleRoutes.PATH + "/" + seen.id());
  }

  private WebAnswer reset(Visit visit) {
    Person person = person(visit);
    if (person.id().equals(visit.known().person().id())) {
      throw FaultException.of(FaultCode.REQUEST_INVALID, "what", "person");
    }
    String link = desk.reset(person, visit.author());
    return LinkPage.of(
        visit,
        visit.text("link.reset", person.name()),
        link,
        PeopleRoutes.PATH + "/" + person.id());
  }

  private WebAnswer end(Visit visit) {
    Person person = person(visit);
    store
        .sessions()
        .endAll(person.id(), Optional.empty(), "by-security-administrator", visit.author());
    return WebAnswer.to(PeopleRoutes.PATH + "/" + person.id());
  }
}
