/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.entry;

import io.yunheng.access.Person;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.identity.OutsideDesk;
import io.yunheng.server.identity.ProofResult;
import io.yunheng.server.outside.LdapDirectory;
import io.yunheng.server.outside.OidcProvider;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.ProofPage;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.SessionCookie;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.OutsideAccount;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Binds one's accounts elsewhere, after a fresh proof, and unbinds them. */
public final class BindingRoutes implements WebRoutes {
  private static final String ACCOUNT = "/account";
  private static final String PROVIDER = "/account/outside/oidc";
  private static final String DIRECTORY = "/account/outside/directory";
  private static final String BIND = "/account/outside/directory/bind";
  private static final String UNBIND = "/account/outside/unbind";
  private static final RouteNeed OWN = new RouteNeed.LoggedIn("one's own account");

  private final OutsideDesk desk;
  private final ProofPage proof;
  private final SessionCookie cookie;

  public BindingRoutes(OutsideDesk desk, ProofPage proof, SessionCookie cookie) {
    this.desk = desk;
    this.proof = proof;
    this.cookie = cookie;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.post(PROVIDER, OWN, this::provider),
        WebRoute.post(DIRECTORY, OWN, this::directory),
        WebRoute.post(BIND, OWN, this::bind),
        WebRoute.post(UNBIND, OWN, this::unbind));
  }

  /** Accounts elsewhere, for the page of one's account. */
  static List<PagePart> section(Visit visit, PageWords say, Store store, OutsideDesk desk) {
    Person person = visit.known().person();
    List<OutsideAccount> bound = store.outsideAccounts().ofPerson(person.id());
    boolean offered = desk.provider().isPresent() || desk.directory().isPresent();
    if (bound.isEmpty() && !offered) {
      return List.of();
    }
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Heading(visit.text("outside.title")));
    if (!desk.mayBind(person)) {
      parts.add(new PagePart.Prose(visit.text("outside.administrator")));
      return parts;
    }
    parts.add(new PagePart.Prose(visit.text("outside.why")));
    if (!bound.isEmpty()) {
      parts.add(listing(visit, say, desk, bound, UNBIND));
    }
    Set<String> there = bound.stream().map(OutsideAccount::provider).collect(Collectors.toSet());
    desk.provider()
        .filter(one -> !there.contains(one.id()))
        .ifPresent(
            one ->
                parts.add(
                    new PagePart.EntryForm(
                        PROVIDER, "", List.of(), visit.text("outside.bind", one.name()))));
    desk.directory()
        .filter(one -> !there.contains(one.id()))
        .ifPresent(
            one ->
                parts.add(
                    new PagePart.EntryForm(
                        DIRECTORY, "", List.of(), visit.text("outside.bind", one.name()))));
    return parts;
  }

  /** Accounts elsewhere, each with the way to unbind it. */
  public static PagePart listing(
      Visit visit, PageWords say, OutsideDesk desk, List<OutsideAccount> bound, String unbind) {
    return new PagePart.Listing(
        visit.text("outside.title"),
        List.of(
            visit.text("outside.provider"),
            visit.text("outside.label"),
            visit.text("outside.bound"),
            ""),
        bound.stream()
            .map(
                one ->
                    List.<PageCell>of(
                        new PageCell.Plain(desk.name(one.provider())),
                        new PageCell.Plain(one.label()),
                        new PageCell.Plain(say.moment(one.bound())),
                        unbind.isEmpty()
                            ? PageCell.none()
                            : new PageCell.Button(
                                unbind,
                                visit.text("outside.unbind"),
                                visit.text("outside.unbind.of", desk.name(one.provider())),
                                Map.of("provider", one.provider()),
                                Tone.BAD)))
            .toList(),
        visit.text("list.none"));
  }

  private WebAnswer provider(Visit visit) {
    OidcProvider asked = offered(visit, desk.provider());
    Optional<WebAnswer> proving = proof.unless(visit);
    if (proving.isPresent()) {
      return proving.get();
    }
    OutsideDesk.Departure away =
        desk.depart(visit.servlet(), ACCOUNT, Optional.of(visit.known().person().id()));
    return new WebAnswer.Shown(
        200,
        PageBody.narrow(
            visit.text("outside.bind", asked.name()),
            List.of(
                new PagePart.Prose(visit.text("outside.leave", asked.name())),
                new PagePart.LinkRow(
                    List.of(
                        new PageCell.Link(
                            visit.text("outside.go", asked.name()), away.address().toString()),
                        new PageCell.Link(visit.text("link.back"), ACCOUNT))))),
        List.of(cookie.journey(away.token(), OutsideDesk.JOURNEY)));
  }

  private WebAnswer directory(Visit visit) {
    LdapDirectory asked = offered(visit, desk.directory());
    Optional<WebAnswer> proving = proof.unless(visit);
    return proving.isPresent() ? proving.get() : WebAnswer.page(form(visit, asked, ""));
  }

  private WebAnswer bind(Visit visit) {
    LdapDirectory asked = offered(visit, desk.directory());
    if (!proof.fresh(visit)) {
      return WebAnswer.to(ACCOUNT);
    }
    return switch (desk.bind(
        visit.known(), visit.form("login"), visit.secret("password"), visit.address())) {
      case ProofResult.Proved() -> WebAnswer.to(ACCOUNT);
      case ProofResult.Wrong() -> WebAnswer.again(form(visit, asked, visit.text("login.wrong")));
      case ProofResult.Locked(var wait) ->
          WebAnswer.again(
              form(visit, asked, visit.text("login.locked", Long.toString(wait.toSeconds() + 1))));
    };
  }

  private static PageBody form(Visit visit, LdapDirectory asked, String problem) {
    FieldMaker make = new FieldMaker(visit);
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Prose(visit.text("outside.directory", asked.name())));
    if (!problem.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, problem));
    }
    parts.add(
        new PagePart.EntryForm(
            BIND,
            "",
            List.of(make.login(), make.password()),
            visit.text("outside.bind", asked.name())));
    return PageBody.narrow(visit.text("outside.bind", asked.name()), parts);
  }

  private WebAnswer unbind(Visit visit) {
    Optional<WebAnswer> proving = proof.unless(visit);
    if (proving.isPresent()) {
      return proving.get();
    }
    desk.unbind(visit.known().person().id(), visit.form("provider"), visit.author());
    return WebAnswer.to(ACCOUNT);
  }

  private <T> T offered(Visit visit, Optional<T> configured) {
    return configured
        .filter(_ -> desk.mayBind(visit.known().person()))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }
}
