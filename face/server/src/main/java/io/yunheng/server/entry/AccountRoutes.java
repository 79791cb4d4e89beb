/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.entry;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Session;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.server.identity.EnrolmentDesk;
import io.yunheng.server.identity.FactorCheck;
import io.yunheng.server.identity.OutsideDesk;
import io.yunheng.server.identity.PasskeyDesk;
import io.yunheng.server.identity.PasswordDesk;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.secret.PasswordFlaw;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.ProofPage;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.SaveResult;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One's own account: name and language, password, second factor, sessions. */
public final class AccountRoutes implements WebRoutes {
  private static final RouteNeed OWN = new RouteNeed.LoggedIn("one's own account");

  private final Store store;
  private final PasswordDesk passwords;
  private final EnrolmentDesk enrolment;
  private final FactorCheck factors;
  private final PasskeyDesk passkeys;
  private final OutsideDesk outside;
  private final ProofPage proof;
  private final PageWordsSource words;

  public AccountRoutes(
      Store store,
      PasswordDesk passwords,
      EnrolmentDesk enrolment,
      FactorCheck factors,
      PasskeyDesk passkeys,
      OutsideDesk outside,
      ProofPage proof,
      PageWordsSource words) {
    this.store = store;
    this.passwords = passwords;
    this.enrolment = enrolment;
    this.factors = factors;
    this.passkeys = passkeys;
    this.outside = outside;
    this.proof = proof;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get("/account", OWN, visit -> WebAnswer.page(page(visit, Map.of()))),
        WebRoute.post("/account", OWN, this::change),
        WebRoute.post("/account/password", OWN, this::password),
        WebRoute.post("/account/recovery", OWN, this::recovery),
        WebRoute.post("/account/factor", OWN, this::factor),
        WebRoute.post("/account/sessions/{session}/end", OWN, this::end),
        WebRoute.post("/account/sessions/end-others", OWN, this::endOthers));
  }

  private PageBody page(Visit visit, Map<String, String> problems) {
    Person person = visit.known().person();
    PageWords say = words.of(visit);
    FieldMaker make = new FieldMaker(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.FactList(
            List.of(
                new PagePart.Fact(visit.text("field.login"), new PageCell.Plain(person.login())),
                new PagePart.Fact(
                    visit.text("person.account"),
                    new PageCell.Plain(say.account(person.account()))))));
    parts.add(
        new PagePart.EntryForm(
            "/account",
            "",
            List.of(
                make.text("name", person.name()),
                make.mail(person.mail()),
                make.choice(
                    "language",
                    List.of(
                        new FormField.Option("zh", "中文"), new FormField.Option("en", "English")),
                    person.language().code()),
                make.kept("version", Long.toString(person.version()))),
            visit.text("form.save"),
            Tone.PLAIN,
            problems,
            true));
    parts.add(new PagePart.Heading(visit.text("account.password")));
    List<FormField> fields = new ArrayList<>();
    fields.add(make.presentPassword());
    fields.addAll(make.newPassword(passwords.rules().leastLength()));
    parts.add(
        new PagePart.EntryForm(
            "/account/password",
            "",
            fields,
            visit.text("new-password.submit"),
            Tone.PLAIN,
            problems,
            true));
    parts.add(new PagePart.Heading(visit.text("account.factor")));
    second(visit, parts);
    parts.addAll(PasskeyRoutes.section(visit, say, passkeys));
    parts.addAll(BindingRoutes.section(visit, say, store, outside));
    parts.add(new PagePart.Heading(visit.text("account.sessions")));
    sessions(visit, say, parts);
    return PageBody.wide(visit.text("account.title"), parts);
  }

  private void second(Visit visit, List<PagePart> parts) {
    RandomId person = visit.known().person().id();
    if (!factors.hasCodes(person)) {
      parts.add(new PagePart.Prose(visit.text("account.factor.none")));
      parts.add(
          new PagePart.EntryForm(
              "/account/factor", "", List.of(), visit.text("account.factor.begin")));
      return;
    }
    parts.add(
        new PagePart.Prose(
            visit.text(
                "account.factor.there", Long.toString(store.factors().recoveryCodesLeft(person)))));
    parts.add(
        new PagePart.EntryForm(
            "/account/recovery", "", List.of(), visit.text("account.recovery.renew")));
    parts.add(
        new PagePart.EntryForm(
            "/account/factor", "", List.of(), visit.text("account.factor.renew")));
  }

  private void sessions(Visit visit, PageWords say, List<PagePart> parts) {
    Session own = visit.known().session();
    List<List<PageCell>> rows =
        store.sessions().ofPerson(own.person()).stream()
            .map(
                one ->
                    List.<PageCell>of(
                        new PageCell.Plain(say.moment(one.began())),
                        new PageCell.Plain(say.moment(one.seen())),
                        new PageCell.Plain(one.address()),
                        new PageCell.Plain(say.factors(one.factors())),
                        new PageCell.Plain(BrowserName.of(one.agent())),
                        one.id().equals(own.id())
                            ? new PageCell.Mark(visit.text("session.this"), Tone.GOOD)
                            : new PageCell.Button(
                                "/account/sessions/" + one.id() + "/end",
                                visit.text("session.end"),
                                visit.text("session.end.of", say.moment(one.began())),
                                Map.of(),
                                Tone.BAD)))
            .toList();
    parts.add(
        new PagePart.Listing(
            visit.text("account.sessions"),
            List.of(
                visit.text("session.began"),
                visit.text("session.seen"),
                visit.text("session.address"),
                visit.text("session.factors"),
                visit.text("session.agent"),
                ""),
            rows,
            visit.text("list.none")));
    if (rows.size() > 1) {
      parts.add(
          new PagePart.EntryForm(
              "/account/sessions/end-others", "", List.of(), visit.text("session.end-others")));
    }
  }

  private WebAnswer change(Visit visit) {
    Person seen = visit.known().person();
    String name = visit.form("name");
    if (name.isEmpty()) {
      return WebAnswer.again(page(visit, Map.of("name", visit.text("name.form", "100"))));
    }
    Person wanted =
        new Person(
            seen.id(),
            seen.login(),
            name,
            visit.form("mail"),
            Language.of(visit.form("language")).orElse(seen.language()),
            seen.account(),
            seen.state(),
            seen.passwordChange(),
            visit.version());
    return switch (store.people().change(wanted, visit.author())) {
      case SaveResult.Saved<Person> _ -> WebAnswer.to("/account");
      case SaveResult.Stale<Person> _ -> throw FaultException.of(FaultCode.ROW_STALE);
    };
  }

  private WebAnswer password(Visit visit) {
    Visitor.Known known = visit.known();
    if (!passwords.knows(known, visit.secret("password"))) {
      return WebAnswer.again(page(visit, Map.of("password", visit.text("password.wrong"))));
    }
    String wanted = visit.secret("new-password");
    Optional<PasswordFlaw> flaw = passwords.flaw(known.person(), wanted, visit.secret("repeated"));
    if (flaw.isPresent()) {
      return WebAnswer.again(
          page(visit, NewPasswordText.problem(visit, flaw.get(), passwords.rules())));
    }
    passwords.change(known, wanted);
    return WebAnswer.to("/account");
  }

  private WebAnswer recovery(Visit visit) {
    Optional<WebAnswer> asked = proof.unless(visit);
    if (asked.isPresent()) {
      return asked.get();
    }
    if (!factors.hasCodes(visit.known().person().id())) {
      return WebAnswer.to("/account");
    }
    return WebAnswer.page(
        PageBody.narrow(
            visit.text("recovery.title"),
            LoginStepRoutes.recovery(visit, enrolment.renew(visit.known()))));
  }

  private WebAnswer factor(Visit visit) {
    Optional<WebAnswer> asked = proof.unless(visit);
    if (asked.isPresent()) {
      return asked.get();
    }
    enrolment.begin(visit.known());
    return WebAnswer.to("/login/enrol");
  }

  private WebAnswer end(Visit visit) {
    RandomId session = visit.id("session");
    RandomId person = visit.known().person().id();
    boolean own =
        store.sessions().ofPerson(person).stream().anyMatch(one -> one.id().equals(session));
    if (!own) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    store.sessions().end(session, "by-owner", visit.author());
    return WebAnswer.to("/account");
  }

  private WebAnswer endOthers(Visit visit) {
    Visitor.Known known = visit.known();
    store
        .sessions()
        .endAll(
            known.person().id(),
            Optional.of(known.session().id()),
            "by-owner",
            ActAuthor.in(known.session()));
    return WebAnswer.to("/account");
  }
}
