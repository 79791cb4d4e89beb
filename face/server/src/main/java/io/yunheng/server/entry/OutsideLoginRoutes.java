/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.entry;

import io.yunheng.access.RandomId;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.identity.LoginResult;
import io.yunheng.server.identity.OutsideDesk;
import io.yunheng.server.identity.PasskeyDesk;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.outside.LdapDirectory;
import io.yunheng.server.outside.OidcProvider;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
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
import org.springframework.http.ResponseCookie;

/** Log-ins by an identity provider or a directory, where the settings name one. */
public final class OutsideLoginRoutes implements WebRoutes {
  private static final String NEXT = "next";
  private static final String DIRECTORY = "/login/directory";
  private static final RouteNeed STRANGER = new RouteNeed.Open("who logs in is a stranger");

  private final OutsideDesk desk;
  private final SessionCookie cookie;

  public OutsideLoginRoutes(OutsideDesk desk, SessionCookie cookie) {
    this.desk = desk;
    this.cookie = cookie;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get("/login/oidc", STRANGER, this::depart),
        WebRoute.get(
            OidcProvider.RETURN,
            new RouteNeed.Open("the cookie of the departure lets in"),
            this::arrive),
        WebRoute.get(DIRECTORY, STRANGER, this::page),
        WebRoute.post(DIRECTORY, STRANGER, this::enter));
  }

  /** Ways to log in elsewhere, for the log-in page. */
  static List<PagePart> ways(Visit visit, PasskeyDesk passkeys, OutsideDesk desk, String next) {
    List<PageCell.Link> links = new ArrayList<>(PasskeyRoutes.ways(visit, passkeys, next));
    desk.provider()
        .ifPresent(
            one ->
                links.add(
                    new PageCell.Link(
                        visit.text("login.by", one.name()), "/login/oidc?next=" + next)));
    desk.directory()
        .ifPresent(
            one ->
                links.add(
                    new PageCell.Link(
                        visit.text("login.by", one.name()), DIRECTORY + "?next=" + next)));
    return links.isEmpty() ? List.of() : List.of(new PagePart.LinkRow(links));
  }

  private WebAnswer depart(Visit visit) {
    if (visit.visitor() instanceof Visitor.Known) {
      return WebAnswer.to(next(visit));
    }
    OutsideDesk.Departure away =
        desk.depart(visit.servlet(), next(visit), java.util.Optional.empty());
    return new WebAnswer.Elsewhere(
        away.address(), List.of(cookie.journey(away.token(), OutsideDesk.JOURNEY)));
  }

  private WebAnswer arrive(Visit visit) {
    OutsideDesk.Arrival back = desk.arrive(cookie.readJourney(visit.servlet()), visit.forms());
    return back.binder().isPresent() ? bind(visit, back, back.binder().get()) : enter(visit, back);
  }

  private WebAnswer bind(Visit visit, OutsideDesk.Arrival back, RandomId binder) {
    Visitor.Known known = visit.known();
    if (!known.complete() || !known.person().id().equals(binder)) {
      throw FaultException.of(FaultCode.OUTSIDE_LATE);
    }
    desk.bind(known, back.identity());
    return new WebAnswer.SeeOther(back.next(), List.of(cookie.noJourney()));
  }

  private WebAnswer enter(Visit visit, OutsideDesk.Arrival back) {
    return switch (desk.enter(back.identity(), visit.address(), visit.agent())) {
      case LoginResult.Begun(SecretToken token) -> begun(token, back.next());
      case LoginResult.Wrong() -> WebAnswer.to("/login");
      case LoginResult.Locked locked ->
          WebAnswer.again(
              PageBody.narrow(
                  visit.text("login.title"),
                  List.of(new PagePart.Remark(Tone.BAD, LoginRoutes.wait(visit, locked)))));
    };
  }

  private WebAnswer begun(SecretToken token, String next) {
    List<ResponseCookie> cookies = new ArrayList<>(cookie.anew(token));
    cookies.add(cookie.noJourney());
    return new WebAnswer.SeeOther(next, cookies);
  }

  private WebAnswer page(Visit visit) {
    return visit.visitor() instanceof Visitor.Known
        ? WebAnswer.to(next(visit))
        : WebAnswer.page(form(visit, ""));
  }

  private WebAnswer enter(Visit visit) {
    return switch (desk.enter(
        visit.form("login"), visit.secret("password"), visit.address(), visit.agent())) {
      case LoginResult.Begun(SecretToken token) ->
          new WebAnswer.SeeOther(next(visit), cookie.anew(token));
      case LoginResult.Wrong() -> WebAnswer.again(form(visit, visit.text("login.wrong")));
      case LoginResult.Locked locked ->
          WebAnswer.again(form(visit, LoginRoutes.wait(visit, locked)));
    };
  }

  private PageBody form(Visit visit, String problem) {
    LdapDirectory directory =
        desk.directory().orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    FieldMaker make = new FieldMaker(visit);
    List<PagePart> parts = new ArrayList<>();
    if (!problem.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, problem));
    }
    parts.add(
        new PagePart.EntryForm(
            DIRECTORY,
            "",
            List.of(make.login(), make.password(), make.kept(NEXT, next(visit))),
            visit.text("login.submit")));
    parts.add(
        new PagePart.LinkRow(
            List.of(new PageCell.Link(visit.text("login.local"), "/login?next=" + next(visit)))));
    return PageBody.narrow(visit.text("login.by", directory.name()), parts);
  }

  private static String next(Visit visit) {
    return LocalPath.orHome(visit.form(NEXT));
  }
}
