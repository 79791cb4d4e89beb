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
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.PageShell;
import io.yunheng.server.page.Tone;
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

  /** The page; empty where the visitor proved who he is, now or a few minutes ago. */
  public Optional<WebAnswer> unless(Visit visit) {
    Visitor.Known known = visit.known();
    if (proofs.fresh(known.session(), visit.now())) {
      return Optional.empty();
    }
    if (visit.request().param(PASSWORD).isEmpty()) {
      return Optional.of(page(visit, proofs.needsCode(known), ""));
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
          Optional.of(page(visit, proofs.needsCode(known), visit.text("proof.wrong")));
      case ProofResult.Locked(var wait) ->
          Optional.of(
              page(
                  visit,
                  proofs.needsCode(known),
                  visit.text("login.locked", Long.toString(wait.toSeconds() + 1))));
    };
  }

  private static WebAnswer page(Visit visit, boolean code, String problem) {
    List<PagePart> parts = new ArrayList<>();
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
    PageBody body = PageBody.narrow(visit.text("proof.title"), parts);
    return problem.isEmpty() ? WebAnswer.page(body) : WebAnswer.again(body);
  }
}
