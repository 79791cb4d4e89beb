/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.entry;

import io.yunheng.server.identity.EnrolmentDesk;
import io.yunheng.server.identity.LoginStage;
import io.yunheng.server.identity.PasswordDesk;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.secret.PasswordFlaw;
import io.yunheng.server.secret.QrPicture;
import io.yunheng.server.secret.TimeCodes;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.LocalPath;
import io.yunheng.server.web.RouteHandler;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.SessionCookie;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What some have to do before they are logged in: set up a second factor, set a password, read. */
public final class LoginStepRoutes implements WebRoutes {
  private static final RouteNeed STEP = new RouteNeed.Begun("a step of the log-in");

  private final EnrolmentDesk enrolment;
  private final PasswordDesk passwords;
  private final Store store;
  private final SessionCookie cookie;

  public LoginStepRoutes(
      EnrolmentDesk enrolment, PasswordDesk passwords, Store store, SessionCookie cookie) {
    this.enrolment = enrolment;
    this.passwords = passwords;
    this.store = store;
    this.cookie = cookie;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get("/login/enrol", STEP, enrolling(this::enrolPage)),
        WebRoute.post("/login/enrol", STEP, enrolling(this::enrol)),
        WebRoute.get("/login/password", STEP, at(LoginStage.PASSWORD, this::passwordPage)),
        WebRoute.post("/login/password", STEP, at(LoginStage.PASSWORD, this::password)),
        WebRoute.get("/login/notice", STEP, at(LoginStage.NOTICE, this::noticePage)),
        WebRoute.post("/login/notice", STEP, at(LoginStage.NOTICE, this::notice)));
  }

  /** A step is done at its stage; at another one the page of that is asked for. */
  private static RouteHandler at(LoginStage stage, RouteHandler step) {
    return visit ->
        visit.known().stage() == stage
            ? step.handle(visit)
            : WebAnswer.to(visit.known().stage().page());
  }

  /**
   * Somebody who is logged in sets up another one here too; who has still to give his second factor
   * does not, whatever he had begun.
   */
  private RouteHandler enrolling(RouteHandler step) {
    return visit ->
        visit.known().stage() == LoginStage.ENROLMENT
                || (visit.known().complete() && enrolment.begun(visit.known()))
            ? step.handle(visit)
            : WebAnswer.to(visit.known().stage().page());
  }

  private WebAnswer enrolPage(Visit visit) {
    return WebAnswer.page(enrolForm(visit, ""));
  }

  private WebAnswer enrol(Visit visit) {
    Optional<EnrolmentDesk.Enrolled> done = enrolment.confirm(visit.known(), visit.form("code"));
    if (done.isEmpty()) {
      return WebAnswer.again(enrolForm(visit, visit.text("login.code.wrong")));
    }
    PageBody body =
        PageBody.narrow(visit.text("recovery.title"), recovery(visit, done.get().codes()));
    return new WebAnswer.Shown(200, body, List.of(cookie.of(done.get().token())));
  }

  /** Codes for recovery, shown once. */
  static List<PagePart> recovery(Visit visit, List<String> codes) {
    return List.of(
        new PagePart.Remark(Tone.WARN, visit.text("recovery.once")),
        new PagePart.Handout(visit.text("recovery.label"), codes),
        new PagePart.LinkRow(
            List.of(
                new PageCell.Link(
                    visit.text("recovery.continue"), LocalPath.orHome(visit.form("next"))))));
  }

  private PageBody enrolForm(Visit visit, String problem) {
    String secret = enrolment.secret(visit.known());
    String address = TimeCodes.address(visit.text("brand"), visit.known().person().login(), secret);
    FieldMaker make = new FieldMaker(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Prose(visit.text("enrol.why")));
    parts.add(new PagePart.Picture(QrPicture.svg(address, visit.text("enrol.picture"))));
    parts.add(
        new PagePart.Handout(
            visit.text("enrol.secret"), List.of(secret.replaceAll("(.{4})(?=.)", "$1 "))));
    if (!problem.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, problem));
    }
    parts.add(
        new PagePart.EntryForm(
            "/login/enrol",
            "",
            List.of(
                make.code(visit.text("enrol.code.hint")),
                make.kept("next", LocalPath.orHome(visit.form("next")))),
            visit.text("enrol.submit")));
    return PageBody.narrow(visit.text("enrol.title"), parts);
  }

  private WebAnswer passwordPage(Visit visit) {
    return WebAnswer.page(passwordForm(visit, Map.of()));
  }

  private WebAnswer password(Visit visit) {
    String wanted = visit.secret("new-password");
    Optional<PasswordFlaw> flaw =
        passwords.flaw(visit.known().person(), wanted, visit.secret("repeated"));
    if (flaw.isPresent()) {
      return WebAnswer.again(
          passwordForm(visit, NewPasswordText.problem(visit, flaw.get(), passwords.rules())));
    }
    passwords.change(visit.known(), wanted);
    return WebAnswer.to(LocalPath.orHome(visit.form("next")));
  }

  private PageBody passwordForm(Visit visit, Map<String, String> problems) {
    FieldMaker make = new FieldMaker(visit);
    return PageBody.narrow(
        visit.text("new-password.title"),
        List.of(
            new PagePart.Prose(visit.text("new-password.why")),
            new PagePart.EntryForm(
                "/login/password",
                "",
                make.newPassword(passwords.rules().leastLength()),
                visit.text("new-password.submit"),
                Tone.PLAIN,
                problems,
                true)));
  }

  private WebAnswer noticePage(Visit visit) {
    String code = store.passwords().find(visit.known().person().id()).orElseThrow().notice();
    return WebAnswer.page(
        PageBody.narrow(
            visit.text("notice.title"),
            List.of(
                new PagePart.Remark(Tone.WARN, visit.text("notice." + code)),
                new PagePart.Prose(visit.text("notice.cure")),
                new PagePart.EntryForm(
                    "/login/notice", "", List.of(), visit.text("notice.submit")))));
  }

  private WebAnswer notice(Visit visit) {
    store.passwords().told(visit.known().person().id());
    return WebAnswer.to("/");
  }
}
