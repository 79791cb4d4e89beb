/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.fault.Fault;
import io.yunheng.fault.Messages;
import io.yunheng.files.JsonOut;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.ServerTexts;
import io.yunheng.server.page.Tone;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Faults as people read them, and as programs do (RFC 9457). */
final class FaultAnswers {
  private final Messages messages = Messages.load();

  /** What happened, what to do, and the code to search for. */
  PageBody page(List<Fault> faults, ServerTexts texts) {
    List<PagePart> parts = new ArrayList<>();
    for (Fault fault : faults) {
      parts.add(new PagePart.Remark(Tone.WARN, messages.what(fault, texts.language())));
      parts.add(new PagePart.Prose(messages.cure(fault, texts.language())));
    }
    parts.add(
        new PagePart.FactList(
            List.of(
                new PagePart.Fact(
                    texts.of("error.code"), new PageCell.Mono(faults.getFirst().code().code())))));
    parts.add(new PagePart.LinkRow(List.of(new PageCell.Link(texts.of("error.home"), "/"))));
    return PageBody.narrow(texts.of("error.title"), parts);
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
