/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Messages;
import io.yunheng.files.JsonOut;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.PageShell;
import io.yunheng.server.page.ServerTexts;
import io.yunheng.server.page.Tone;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Faults as people read them, and as programs do (RFC 9457). */
final class FaultAnswers {
  private static final int REFUSED = 403;
  private static final int NOT_THERE = 404;

  private final Messages messages = Messages.load();

  /** What happened, what to do, what helps further, and the code to search for. */
  PageBody page(List<Fault> faults, List<PagePart> further, PageShell shell) {
    ServerTexts texts = shell.texts();
    List<PagePart> parts = new ArrayList<>();
    for (Fault fault : faults) {
      parts.add(new PagePart.Remark(Tone.WARN, messages.what(fault, texts.language())));
      parts.add(new PagePart.Prose(messages.cure(fault, texts.language())));
    }
    parts.addAll(further);
    FaultCode first = faults.getFirst().code();
    List<PageCell.Link> ways = new ArrayList<>();
    shell
        .project()
        .ifPresent(
            one ->
                ways.add(
                    new PageCell.Link(
                        texts.of("error.project", one.home().text()), one.home().href())));
    ways.add(new PageCell.Link(texts.of("error.home"), "/"));
    parts.add(new PagePart.LinkRow(ways));
    parts.add(new PagePart.Note(texts.of("error.code"), first.code()));
    return PageBody.narrow(
        texts.of(
            switch (HttpStatuses.of(first)) {
              case NOT_THERE -> "error.title.none";
              case REFUSED -> "error.title.refused";
              default -> "error.title";
            }),
        parts);
  }

  /** {@code application/problem+json}; the type is the stable code. */
  String problem(List<Fault> faults, ServerTexts texts) {
    Fault first = faults.getFirst();
    StringWriter out = new StringWriter();
    JsonOut.value(
        out,
        json ->
            json.object(
                () -> {
                  json.text("type", "urn:yunheng:fault:" + first.code().code());
                  json.text("title", messages.what(first, texts.language()));
                  json.number("status", HttpStatuses.of(first.code()));
                  json.text("detail", messages.cure(first, texts.language()));
                  json.text("code", first.code().code());
                  json.texts(
                      "others",
                      faults.stream()
                          .skip(1)
                          .map(other -> messages.what(other, texts.language()))
                          .toList());
                }));
    return out.toString();
  }
}
