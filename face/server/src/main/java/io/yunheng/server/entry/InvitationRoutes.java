/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.entry;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessSubject;
import io.yunheng.access.AccountKind;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.Invitation;
import io.yunheng.access.InvitationPurpose;
import io.yunheng.access.InvitedRole;
import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.Scope;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.identity.PasswordDesk;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.secret.PasswordFlaw;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.NewPerson;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a link opens: making the first administrator, making an account, taking on a role, a reset.
 */
public final class InvitationRoutes implements WebRoutes {
  private static final RouteNeed LINK = new RouteNeed.Open("who has the link is let in by it");
  private static final int LONGEST_NAME = 100;

  private final Store store;
  private final PasswordDesk passwords;
  private final AccessRules rules;

  public InvitationRoutes(Store store, PasswordDesk passwords, AccessRules rules) {
    this.store = store;
    this.passwords = passwords;
    this.rules = rules;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get("/invitation/{token}", LINK, this::page),
        WebRoute.post("/invitation/{token}", LINK, this::create),
        WebRoute.post("/invitation/{token}/reset", LINK, this::reset),
        WebRoute.post(
            "/invitation/{token}/accept",
            new RouteNeed.LoggedIn("the link is the permission"),
            this::accept));
  }

  private WebAnswer page(Visit visit) {
    Invitation invitation = open(visit);
    return WebAnswer.page(
        invitation.purpose() == InvitationPurpose.RESET
            ? resetForm(visit, Map.of())
            : form(visit, invitation, Map.of()));
  }

  private WebAnswer create(Visit visit) {
    Invitation invitation = open(visit);
    if (invitation.purpose() == InvitationPurpose.RESET) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    Map<String, String> problems = problems(visit);
    if (!problems.isEmpty()) {
      return WebAnswer.again(form(visit, invitation, problems));
    }
    NewPerson draft =
        new NewPerson(
            visit.form("login"),
            visit.form("name"),
            visit.form("mail"),
            visit.language(),
            account(invitation),
            passwords.encode(visit.secret("new-password")),
            false);
    try {
      if (store.invitations().use(token(visit).digest(), draft, visit.today()).isEmpty()) {
        throw FaultException.of(FaultCode.LINK_SPENT);
      }
    } catch (FaultException e) {
      if (e.fault().code() != FaultCode.LOGIN_TAKEN) {
        throw e;
      }
      return WebAnswer.again(form(visit, invitation, Map.of("login", visit.text("login.taken"))));
    }
    return WebAnswer.to("/login");
  }

  private Map<String, String> problems(Visit visit) {
    Map<String, String> problems = new HashMap<>();
    String login = Person.normal(visit.form("login"));
    if (!login.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{1,63}")) {
      problems.put("login", visit.text("login.form"));
    }
    String name = visit.form("name");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      problems.put("name", visit.text("name.form", Integer.toString(LONGEST_NAME)));
    }
    Optional<PasswordFlaw> flaw =
        passwords.flaw(
            visit.secret("new-password"),
            visit.secret("repeated"),
            List.of(login, name, visit.form("mail")));
    flaw.ifPresent(one -> problems.putAll(NewPasswordText.problem(visit, one, passwords.rules())));
    return problems;
  }

  private static AccountKind account(Invitation invitation) {
    Optional<Role> role = invitation.role().map(InvitedRole::role);
    return role.map(
            one ->
                switch (one) {
                  case SYSTEM_ADMINISTRATOR -> AccountKind.SYSTEM;
                  case SECURITY_ADMINISTRATOR -> AccountKind.SECURITY;
                  case AUDIT_ADMINISTRATOR -> AccountKind.AUDIT;
                  case CUSTOMER_LEAD,
                      CONTRIBUTOR,
                      CONTACT,
                      ASSESSOR,
                      PROJECT_LEAD,
                      REVIEWER,
                      SIGNATORY,
                      PROVIDER,
                      PARTNER,
                      AGENT,
                      SUPERIOR,
                      REGULATOR ->
                      AccountKind.WORK;
                })
        .orElse(AccountKind.WORK);
  }

  private WebAnswer accept(Visit visit) {
    Invitation invitation = open(visit);
    Visitor.Known known = visit.known();
    boolean fits =
        invitation.purpose() == InvitationPurpose.INVITE
            && invitation
                .role()
                .map(one -> known.person().account().holds(one.role()))
                .orElse(true);
    if (!fits) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    invitation.role().ifPresent(asked -> refuseOtherSide(visit, asked));
    store
        .invitations()
        .use(
            token(visit).digest(),
            known.person().id(),
            visit.today(),
            ActAuthor.in(known.session()));
    return WebAnswer.to("/");
  }

  private void refuseOtherSide(Visit visit, InvitedRole asked) {
    AccessSubject subject = visit.known().subject();
    Scope scope = rules.scope(subject, Operation.CASE_READ, visit.today());
    Function<RandomId, Optional<RandomId>> owner =
        workCase -> store.cases().find(scope, workCase).map(WorkCase::organisation);
    Optional<RoleGrant> held =
        rules.otherSide(subject.grants(), asked.role(), asked.scope(), owner);
    if (held.isPresent()) {
      PageWords say = new PageWords(visit, rules);
      throw FaultException.of(
          FaultCode.ROLE_OTHER_SIDE,
          "held",
          say.role(held.get().role()),
          "role",
          say.role(asked.role()));
    }
  }

  private PageBody form(Visit visit, Invitation invitation, Map<String, String> problems) {
    FieldMaker make = new FieldMaker(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Prose(why(visit, invitation)));
    String path = "/invitation/" + token(visit).text();
    if (visit.visitor() instanceof Visitor.Known known && known.complete()) {
      parts.add(
          new PagePart.EntryForm(
              path + "/accept",
              "",
              List.of(),
              visit.text("invitation.accept", known.person().name())));
      parts.add(new PagePart.Heading(visit.text("invitation.other")));
    }
    List<FormField> fields = new ArrayList<>();
    boolean first = visit.form("login").isEmpty();
    fields.add(make.text("name", first ? invitation.name() : visit.form("name")));
    fields.add(make.login());
    fields.add(make.mail(first ? invitation.mail() : visit.form("mail")));
    fields.addAll(make.newPassword(passwords.rules().leastLength()));
    parts.add(
        new PagePart.EntryForm(
            path, "", fields, visit.text("invitation.submit"), Tone.PLAIN, problems, true));
    if (visit.visitor() instanceof Visitor.Stranger
        && invitation.purpose() == InvitationPurpose.INVITE) {
      parts.add(
          new PagePart.LinkRow(
              List.of(new PageCell.Link(visit.text("invitation.login"), "/login?next=" + path))));
    }
    String title =
        invitation.purpose() == InvitationPurpose.SET_UP ? "set-up.title" : "invitation.title";
    return PageBody.narrow(visit.text(title), parts);
  }

  private String why(Visit visit, Invitation invitation) {
    if (invitation.purpose() == InvitationPurpose.SET_UP) {
      return visit.text("set-up.why");
    }
    PageWords words = new PageWords(visit, rules);
    String role =
        invitation.role().map(one -> words.role(one.role())).orElse(visit.text("role.member"));
    String until = words.moment(invitation.validTo());
    return invitation
        .organisation()
        .flatMap(one -> store.organisations().find(one))
        .map(WorkOrganisation::name)
        .or(() -> project(invitation))
        .map(one -> visit.text("invitation.why.organisation", one, role, until))
        .orElseGet(() -> visit.text("invitation.why", role, until));
  }

  /** What the case is called that the link lets somebody into. */
  private Optional<String> project(Invitation invitation) {
    return invitation
        .role()
        .map(InvitedRole::scope)
        .flatMap(
            scope ->
                scope instanceof GrantScope.InCase(RandomId id)
                    ? store
                        .cases()
                        .find(new Scope(Set.of(), Set.of(id), Map.of(), Set.of()), id)
                        .map(one -> one.description().name())
                    : Optional.empty());
  }

  private WebAnswer reset(Visit visit) {
    Invitation invitation = open(visit);
    Person person =
        invitation
            .person()
            .filter(_ -> invitation.purpose() == InvitationPurpose.RESET)
            .flatMap(one -> store.people().find(one))
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    String wanted = visit.secret("new-password");
    Optional<PasswordFlaw> flaw = passwords.flaw(person, wanted, visit.secret("repeated"));
    if (flaw.isPresent()) {
      return WebAnswer.again(
          resetForm(visit, NewPasswordText.problem(visit, flaw.get(), passwords.rules())));
    }
    ActAuthor author =
        new ActAuthor(
            Optional.of(person.id()), Optional.empty(), Optional.empty(), Optional.empty());
    if (store.invitations().use(token(visit).digest(), person.id(), visit.today(), author)) {
      passwords.reset(person.id(), wanted);
    }
    return WebAnswer.to("/login");
  }

  private PageBody resetForm(Visit visit, Map<String, String> problems) {
    return PageBody.narrow(
        visit.text("reset.title"),
        List.of(
            new PagePart.Prose(visit.text("reset.why")),
            new PagePart.EntryForm(
                "/invitation/" + token(visit).text() + "/reset",
                "",
                new FieldMaker(visit).newPassword(passwords.rules().leastLength()),
                visit.text("new-password.submit"),
                Tone.PLAIN,
                problems,
                true)));
  }

  private Invitation open(Visit visit) {
    return store
        .invitations()
        .find(token(visit).digest())
        .filter(one -> one.open(visit.now()))
        .orElseThrow(() -> FaultException.of(FaultCode.LINK_SPENT));
  }

  private static SecretToken token(Visit visit) {
    return SecretToken.parse(visit.request().pathVariable("token"))
        .orElseThrow(() -> FaultException.of(FaultCode.LINK_SPENT));
  }
}
