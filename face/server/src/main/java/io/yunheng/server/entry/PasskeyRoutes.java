/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.entry;

import io.yunheng.access.RandomId;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.identity.LoginResult;
import io.yunheng.server.identity.LoginStage;
import io.yunheng.server.identity.PasskeyDesk;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.passkey.PasskeySite;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.LocalPath;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.ProofPage;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.SessionCookie;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.Passkey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passkeys: made and removed on the page of one's account, and taken by the log-in. */
public final class PasskeyRoutes implements WebRoutes {
  private static final String ACCOUNT = "/account";
  private static final String KEYS = "/account/passkeys";
  private static final String LOGIN = "/login/passkey";
  private static final String SECOND = "/login/code/passkey";
  private static final String ANSWER = "answer";
  private static final String NEXT = "next";
  private static final int LONGEST = 100;
  private static final RouteNeed OWN = new RouteNeed.LoggedIn("one's own account");
  private static final RouteNeed STRANGER = new RouteNeed.Open("who logs in is a stranger");

  private final PasskeyDesk desk;
  private final ProofPage proof;
  private final SessionCookie cookie;

  public PasskeyRoutes(PasskeyDesk desk, ProofPage proof, SessionCookie cookie) {
    this.desk = desk;
    this.proof = proof;
    this.cookie = cookie;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(LOGIN, STRANGER, this::page),
        WebRoute.post(LOGIN, STRANGER, this::enter),
        WebRoute.post(SECOND, new RouteNeed.Begun("a step of the log-in"), this::second),
        WebRoute.post(KEYS, OWN, this::begin),
        WebRoute.post(KEYS + "/made", OWN, this::made),
        WebRoute.post(KEYS + "/{passkey}/remove", OWN, this::remove));
  }

  /** The way to log in by a passkey, for the log-in page. */
  static List<PageCell.Link> ways(Visit visit, PasskeyDesk desk, String next) {
    return desk.site() instanceof PasskeySite.Named
        ? List.of(new PageCell.Link(visit.text("passkey.login"), LOGIN + "?next=" + next))
        : List.of();
  }

  /** The passkey as the second step of a log-in, where somebody has one. */
  static List<PagePart> second(Visit visit, PasskeyDesk desk, String next) {
    RandomId person = visit.known().person().id();
    return desk.site() instanceof PasskeySite.Named here && !desk.of(person).isEmpty()
        ? List.of(
            form(
                visit,
                SECOND,
                false,
                desk.ask(here, person),
                List.of(new FormField.Kept(NEXT, next)),
                "passkey.use"))
        : List.of();
  }

  /** One's passkeys, for the page of one's account. */
  static List<PagePart> section(Visit visit, PageWords say, PasskeyDesk desk) {
    List<Passkey> there = desk.of(visit.known().person().id());
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Heading(visit.text("passkey.title")));
    if (!there.isEmpty()) {
      parts.add(listing(visit, say, there, KEYS));
    }
    switch (desk.site()) {
      case PasskeySite.Unfit(String why) -> parts.add(new PagePart.Prose(visit.text(why)));
      case PasskeySite.Named _ -> {
        parts.add(new PagePart.Prose(visit.text("passkey.why")));
        if (there.size() < PasskeyDesk.MOST) {
          parts.add(new PagePart.EntryForm(KEYS, "", List.of(), visit.text("passkey.add")));
        }
      }
    }
    return parts;
  }

  /** Passkeys, each with the way to remove it. */
  public static PagePart listing(Visit visit, PageWords say, List<Passkey> keys, String path) {
    return new PagePart.Listing(
        visit.text("passkey.title"),
        List.of(
            visit.text("field.label"),
            visit.text("passkey.created"),
            visit.text("passkey.used"),
            ""),
        keys.stream()
            .map(
                one ->
                    List.<PageCell>of(
                        new PageCell.Plain(one.label()),
                        new PageCell.Plain(say.moment(one.created())),
                        new PageCell.Plain(
                            one.used().map(say::moment).orElse(visit.text("passkey.never"))),
                        path.isEmpty()
                            ? PageCell.none()
                            : new PageCell.Button(
                                path + "/" + one.id() + "/remove",
                                visit.text("passkey.remove"),
                                visit.text("passkey.remove.of", one.label()),
                                Map.of(),
                                Tone.BAD)))
            .toList(),
        visit.text("list.none"));
  }

  private static PagePart form(
      Visit visit,
      String action,
      boolean makes,
      String options,
      List<FormField> fields,
      String submit) {
    return new PagePart.PasskeyForm(
        action,
        makes,
        options,
        fields,
        visit.text(submit),
        visit.text("passkey.unknown"),
        visit.text("passkey.failed"));
  }

  private PasskeySite.Named here() {
    return switch (desk.site()) {
      case PasskeySite.Named named -> named;
      case PasskeySite.Unfit _ -> throw FaultException.of(FaultCode.PAGE_NONE);
    };
  }

  private WebAnswer page(Visit visit) {
    return visit.visitor() instanceof Visitor.Known
        ? WebAnswer.to(next(visit))
        : WebAnswer.page(body(visit, ""));
  }

  private PageBody body(Visit visit, String problem) {
    List<PagePart> parts = new ArrayList<>();
    if (!problem.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, problem));
    }
    parts.add(
        form(
            visit,
            LOGIN,
            false,
            desk.ask(here()),
            List.of(new FormField.Kept(NEXT, next(visit))),
            "passkey.use"));
    parts.add(
        new PagePart.LinkRow(
            List.of(new PageCell.Link(visit.text("login.local"), "/login?next=" + next(visit)))));
    return PageBody.narrow(visit.text("passkey.login"), parts);
  }

  private WebAnswer enter(Visit visit) {
    return switch (desk.enter(here(), visit.secret(ANSWER), visit.address(), visit.agent())) {
      case LoginResult.Begun(SecretToken token) ->
          new WebAnswer.SeeOther(next(visit), cookie.anew(token));
      case LoginResult.Wrong() -> WebAnswer.again(body(visit, visit.text("passkey.wrong")));
      case LoginResult.Locked locked ->
          WebAnswer.again(body(visit, LoginRoutes.wait(visit, locked)));
    };
  }

  private WebAnswer second(Visit visit) {
    if (visit.known().stage() != LoginStage.CODE) {
      return WebAnswer.to("/");
    }
    return switch (desk.second(here(), visit.known(), visit.secret(ANSWER), visit.address())) {
      case LoginResult.Begun(SecretToken token) ->
          new WebAnswer.SeeOther(next(visit), cookie.anew(token));
      case LoginResult.Wrong() -> WebAnswer.again(refused(visit, visit.text("passkey.wrong")));
      case LoginResult.Locked locked ->
          WebAnswer.again(refused(visit, LoginRoutes.wait(visit, locked)));
    };
  }

  private static PageBody refused(Visit visit, String problem) {
    return PageBody.narrow(
        visit.text("login.code.title"),
        List.of(
            new PagePart.Remark(Tone.BAD, problem),
            new PagePart.LinkRow(
                List.of(
                    new PageCell.Link(
                        visit.text("link.back"), "/login/code?next=" + next(visit))))));
  }

  private WebAnswer begin(Visit visit) {
    PasskeySite.Named here = here();
    Optional<WebAnswer> proving = proof.unless(visit);
    return proving.isPresent() ? proving.get() : WebAnswer.page(making(visit, here, ""));
  }

  private PageBody making(Visit visit, PasskeySite.Named here, String problem) {
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Prose(visit.text("passkey.making")));
    if (!problem.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, problem));
    }
    parts.add(
        form(
            visit,
            KEYS + "/made",
            true,
            desk.offer(here, visit.text("brand"), visit.known().person()),
            List.of(new FieldMaker(visit).text("label")),
            "passkey.add"));
    return PageBody.narrow(visit.text("passkey.add"), parts);
  }

  private WebAnswer made(Visit visit) {
    PasskeySite.Named here = here();
    if (!proof.fresh(visit)) {
      return WebAnswer.to(ACCOUNT);
    }
    String label = visit.form("label");
    if (label.isEmpty() || label.length() > LONGEST) {
      return WebAnswer.again(
          making(visit, here, visit.text("name.form", Integer.toString(LONGEST))));
    }
    return desk.register(here, visit.known(), label, visit.secret(ANSWER))
        .<WebAnswer>map(token -> new WebAnswer.SeeOther(ACCOUNT, cookie.anew(token)))
        .orElseGet(() -> WebAnswer.again(making(visit, here, visit.text("passkey.wrong"))));
  }

  private WebAnswer remove(Visit visit) {
    RandomId key = visit.id("passkey");
    Optional<WebAnswer> proving = proof.unless(visit);
    if (proving.isPresent()) {
      return proving.get();
    }
    if (!desk.remove(visit.known().person().id(), key, visit.author())) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    return WebAnswer.to(ACCOUNT);
  }

  private static String next(Visit visit) {
    return LocalPath.orHome(visit.form(NEXT));
  }
}
