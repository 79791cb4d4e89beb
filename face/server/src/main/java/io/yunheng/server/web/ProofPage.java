/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.server.identity.ProofDesk;
import io.yunheng.server.identity.ProofResult;
import io.yunheng.server.identity.Visitor;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.PageShell;
import io.yunheng.server.page.Tone;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for a fresh proof of who somebody is before what he sent is done: the page carries the form
 * with it, so that nothing has to be typed again.
 */
public final class ProofPage {
  private static final String PASSWORD = "proof-password";
  private static final String CODE = "proof-code";

  private final ProofDesk proofs;
  private final SessionCookie cookie;

  public ProofPage(ProofDesk proofs, SessionCookie cookie) {
    this.proofs = proofs;
    this.cookie = cookie;
  }

  /** Whether the visitor proved who he is a few minutes ago. */
  public boolean fresh(Visit visit) {
    return proofs.fresh(visit.known().session(), visit.now());
  }

  /** The page; empty where the visitor proved who he is, now or a few minutes ago. */
  public Optional<WebAnswer> unless(Visit visit) {
    return unless(visit, "");
  }

  /**
   * The same, naming what is about to be done.
   *
   * @param what in words; empty where the page before said it
   */
  public Optional<WebAnswer> unless(Visit visit, String what) {
    Visitor.Known known = visit.known();
    if (proofs.fresh(known.session(), visit.now())) {
      return Optional.empty();
    }
    if (visit.request().param(PASSWORD).isEmpty()) {
      return Optional.of(page(visit, proofs.needsCode(known), "", what));
    }
    ProofResult result =
        proofs.prove(
            known,
            cookie.read(visit.servlet()).orElseThrow(),
            visit.secret(PASSWORD),
            visit.form(CODE),
            visit.address());
    return switch (result) {
      case ProofResult.Proved() -> Optional.empty();
      case ProofResult.Wrong() ->
          Optional.of(page(visit, proofs.needsCode(known), visit.text("proof.wrong"), what));
      case ProofResult.Locked(var wait) ->
          Optional.of(
              page(
                  visit,
                  proofs.needsCode(known),
                  visit.text("login.locked", Long.toString(wait.toSeconds() + 1)),
                  what));
    };
  }

  private static WebAnswer page(Visit visit, boolean code, String problem, String what) {
    List<PagePart> parts = new ArrayList<>();
    if (!what.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("proof.what", what)));
    }
    parts.add(new PagePart.Prose(visit.text("proof.why")));
    if (!problem.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, problem));
    }
    List<FormField> fields = new ArrayList<>();
    visit
        .forms()
        .forEach(
            (name, value) -> {
              if (!name.equals(PASSWORD)
                  && !name.equals(CODE)
                  && !name.equals(PageShell.CSRF_FIELD)) {
                fields.add(new FormField.Kept(name, value));
              }
            });
    fields.add(
        new FormField.Line(
            PASSWORD,
            visit.text("field.password"),
            "",
            "",
            FormField.Kind.PASSWORD,
            "current-password",
            true));
    if (code) {
      fields.add(
          new FormField.Line(
              CODE,
              visit.text("field.code"),
              "",
              visit.text("field.code.hint"),
              FormField.Kind.CODE,
              "one-time-code",
              true));
    }
    parts.add(
        new PagePart.EntryForm(
            visit.path(), "", fields, visit.text("proof.submit"), Tone.PLAIN, Map.of(), true));
    parts.add(
        new PagePart.LinkRow(List.of(new PageCell.Link(visit.text("form.cancel"), before(visit)))));
    PageBody body = PageBody.narrow(visit.text("proof.title"), parts);
    return problem.isEmpty() ? WebAnswer.page(body) : WebAnswer.again(body);
  }

  /** The page that the form was on, as the browser says; the first page where it says none. */
  private static String before(Visit visit) {
    String referer = visit.servlet().getHeader("Referer");
    try {
      String path = referer == null ? "" : URI.create(referer).getRawPath();
      return path == null || path.isEmpty() || path.equals(visit.path())
          ? "/"
          : LocalPath.orHome(path);
    } catch (IllegalArgumentException _) {
      return "/";
    }
  }
}
