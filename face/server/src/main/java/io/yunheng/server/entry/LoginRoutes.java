/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.entry;

import io.yunheng.server.identity.LoginDesk;
import io.yunheng.server.identity.LoginResult;
import io.yunheng.server.identity.LoginStage;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.LocalPath;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.SessionCookie;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import java.util.ArrayList;
import java.util.List;

/** The first two steps of a log-in, and log-out. */
public final class LoginRoutes implements WebRoutes {
  private static final String NEXT = "next";
  private static final RouteNeed STEP = new RouteNeed.Begun("a step of the log-in");

  private final LoginDesk desk;
  private final SessionCookie cookie;

  public LoginRoutes(LoginDesk desk, SessionCookie cookie) {
    this.desk = desk;
    this.cookie = cookie;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get("/login", new RouteNeed.Open("who logs in is a stranger"), this::page),
        WebRoute.post("/login", new RouteNeed.Open("who logs in is a stranger"), this::login),
        WebRoute.get("/login/code", STEP, this::codePage),
        WebRoute.post("/login/code", STEP, this::code),
        WebRoute.post("/logout", new RouteNeed.Begun("everybody may leave"), this::logout));
  }

  private WebAnswer page(Visit visit) {
    return visit.visitor() instanceof Visitor.Known
        ? WebAnswer.to(next(visit))
        : WebAnswer.page(form(visit, ""));
  }

  private WebAnswer login(Visit visit) {
    LoginResult result =
        desk.password(
            visit.form("login"), visit.secret("password"), visit.address(), visit.agent());
    return switch (result) {
      case LoginResult.Begun(SecretToken token) ->
          new WebAnswer.SeeOther(next(visit), cookie.anew(token));
      case LoginResult.Wrong() -> WebAnswer.again(form(visit, visit.text("login.wrong")));
      case LoginResult.Locked locked -> WebAnswer.again(form(visit, wait(visit, locked)));
    };
  }

  private static String wait(Visit visit, LoginResult.Locked locked) {
    return visit.text("login.locked", Long.toString(locked.pause().toSeconds() + 1));
  }

  private static PageBody form(Visit visit, String problem) {
    FieldMaker make = new FieldMaker(visit);
    return page(
        visit,
        "login.title",
        "/login",
        List.of(make.login(), make.password(), make.kept(NEXT, next(visit))),
        "login.submit",
        problem);
  }

  private WebAnswer codePage(Visit visit) {
    return visit.known().stage() == LoginStage.CODE
        ? WebAnswer.page(codeForm(visit, ""))
        : WebAnswer.to(next(visit));
  }

  private WebAnswer code(Visit visit) {
    if (visit.known().stage() != LoginStage.CODE) {
      return WebAnswer.to("/");
    }
    return switch (desk.code(visit.known(), visit.form("code"), visit.address())) {
      case LoginResult.Begun(SecretToken token) ->
          new WebAnswer.SeeOther(next(visit), cookie.anew(token));
      case LoginResult.Wrong() -> WebAnswer.again(codeForm(visit, visit.text("login.code.wrong")));
      case LoginResult.Locked locked -> WebAnswer.again(codeForm(visit, wait(visit, locked)));
    };
  }

  private static PageBody codeForm(Visit visit, String problem) {
    FieldMaker make = new FieldMaker(visit);
    return page(
        visit,
        "login.code.title",
        "/login/code",
        List.of(make.code(visit.text("field.code.hint")), make.kept(NEXT, next(visit))),
        "login.code.submit",
        problem);
  }

  private WebAnswer logout(Visit visit) {
    desk.logOut(visit.known());
    return new WebAnswer.SeeOther("/login", List.of(cookie.none()));
  }

  private static PageBody page(
      Visit visit,
      String title,
      String action,
      List<FormField> fields,
      String submit,
      String problem) {
    List<PagePart> parts = new ArrayList<>();
    if (!problem.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, problem));
    }
    parts.add(new PagePart.EntryForm(action, "", fields, visit.text(submit)));
    return PageBody.narrow(visit.text(title), parts);
  }

  private static String next(Visit visit) {
    return LocalPath.orHome(visit.form(NEXT));
  }
}
