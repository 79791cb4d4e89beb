/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.entry;

import io.yunheng.access.Factor;
import io.yunheng.access.RandomId;
import io.yunheng.server.identity.FactorCheck;
import io.yunheng.server.identity.LoginDesk;
import io.yunheng.server.identity.LoginResult;
import io.yunheng.server.identity.LoginStage;
import io.yunheng.server.identity.OutsideDesk;
import io.yunheng.server.identity.PasskeyDesk;
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

  private static final String LEFT = "left";

  private final LoginDesk desk;
  private final FactorCheck factors;
  private final PasskeyDesk passkeys;
  private final OutsideDesk outside;
  private final SessionCookie cookie;

  public LoginRoutes(
      LoginDesk desk,
      FactorCheck factors,
      PasskeyDesk passkeys,
      OutsideDesk outside,
      SessionCookie cookie) {
    this.desk = desk;
    this.factors = factors;
    this.passkeys = passkeys;
    this.outside = outside;
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

  static String wait(Visit visit, LoginResult.Locked locked) {
    return visit.text("login.locked", Long.toString(locked.pause().toSeconds() + 1));
  }

  private PageBody form(Visit visit, String problem) {
    FieldMaker make = new FieldMaker(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Prose(visit.text("login.what")));
    if (!next(visit).equals("/") && problem.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("login.first")));
    }
    if (!visit.form(LEFT).isEmpty()) {
      outside
          .provider()
          .ifPresent(
              one ->
                  parts.add(new PagePart.Remark(Tone.WARN, visit.text("login.left", one.name()))));
    }
    parts.addAll(
        parts(
            visit,
            "/login",
            List.of(make.login(), make.password(), make.kept(NEXT, next(visit))),
            "login.submit",
            problem));
    parts.addAll(OutsideLoginRoutes.ways(visit, passkeys, outside, next(visit)));
    return PageBody.narrow(visit.text("login.title"), parts);
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

  private PageBody codeForm(Visit visit, String problem) {
    FieldMaker make = new FieldMaker(visit);
    RandomId person = visit.known().person().id();
    List<PagePart> ways = new ArrayList<>();
    if (factors.hasCodes(person)) {
      ways.addAll(
          parts(
              visit,
              "/login/code",
              List.of(make.code(visit.text("field.code.hint")), make.kept(NEXT, next(visit))),
              "login.code.submit",
              ""));
    }
    ways.addAll(PasskeyRoutes.second(visit, passkeys, next(visit)));
    List<PagePart> parts = new ArrayList<>();
    if (!problem.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, problem));
    }
    if (ways.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, visit.text("passkey.elsewhere")));
    }
    parts.addAll(ways);
    return PageBody.narrow(visit.text("login.code.title"), parts);
  }

  private WebAnswer logout(Visit visit) {
    desk.logOut(visit.known());
    boolean elsewhere = visit.known().session().factors().contains(Factor.PROVIDER);
    return new WebAnswer.SeeOther(
        elsewhere ? "/login?" + LEFT + "=oidc" : "/login", List.of(cookie.none()));
  }

  private static List<PagePart> parts(
      Visit visit, String action, List<FormField> fields, String submit, String problem) {
    PagePart form = new PagePart.EntryForm(action, "", fields, visit.text(submit));
    return problem.isEmpty()
        ? List.of(form)
        : List.of(new PagePart.Remark(Tone.BAD, problem), form);
  }

  private static String next(Visit visit) {
    return LocalPath.orHome(visit.form(NEXT));
  }
}
