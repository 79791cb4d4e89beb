/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.RequestLine;
import io.yunheng.casework.RequestMove;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The forms on the page of a request: each stands there only for who may send it. */
record RequestForms(RequestDesk desk) {
  private static final RowWindow FILES = RowWindow.first(300);

  /** Where questions are answered and files are attached. */
  void answering(
      Visit visit,
      WorkCase one,
      CaseRequest request,
      List<RequestLine> lines,
      List<PagePart> parts,
      Map<String, String> problems) {
    FieldMaker make = new FieldMaker(visit);
    boolean again = visit.servlet().getMethod().equals("POST") && visit.path().endsWith("/answer");
    List<FormField> fields = new ArrayList<>();
    for (RequestLine line : lines) {
      String name = "a" + line.number();
      String label =
          visit.text("request.answer.label", Long.toString(line.number()), line.question().text());
      String value = again ? visit.secret(name) : line.answer().text();
      if (line.question().words().isEmpty()) {
        fields.add(new FormField.Area(name, label, value, "", false));
      } else {
        List<FormField.Option> options = new ArrayList<>();
        options.add(new FormField.Option("", visit.text("request.answer.none")));
        line.question().words().forEach(word -> options.add(new FormField.Option(word, word)));
        fields.add(new FormField.Choice(name, label, options, value, ""));
      }
      fields.add(make.kept("v" + line.number(), Long.toString(line.version())));
    }
    if (desk.receives(visit, one, request)) {
      fields.add(
          new FormField.Line(
              "outside",
              visit.text("request.from.whom"),
              again ? visit.form("outside") : request.description().outside(),
              "",
              FormField.Kind.TEXT,
              "off",
              true));
      fields.add(
          new FormField.Line(
              "received",
              visit.text("request.from.when"),
              again ? visit.form("received") : visit.today().toString(),
              "",
              FormField.Kind.DATE,
              "off",
              true));
    }
    parts.add(new PagePart.Heading(visit.text("request.answering")));
    parts.add(
        new PagePart.EntryForm(
            RequestDesk.address(request) + "/answer",
            "",
            fields,
            visit.text("request.answer.save"),
            Tone.PLAIN,
            problems,
            true));
    attaching(visit, one, request, lines, parts, problems);
  }

  private void attaching(
      Visit visit,
      WorkCase one,
      CaseRequest request,
      List<RequestLine> lines,
      List<PagePart> parts,
      Map<String, String> problems) {
    List<CaseEvidenceFile> files =
        desk.cases()
            .store()
            .evidence()
            .list(
                desk.scope(visit, Operation.EVIDENCE_READ),
                one.id(),
                Set.of(EvidenceState.CURRENT),
                "",
                FILES)
            .rows();
    parts.add(new PagePart.Heading(visit.text("request.attach")));
    parts.add(
        new PagePart.Sentence(
            List.of(
                new PageCell.Plain(visit.text("request.attach.why")),
                new PageCell.Link(
                    visit.text("request.attach.upload"), "/cases/" + one.id() + "/evidence"))));
    if (files.isEmpty()) {
      return;
    }
    List<FormField.Option> questions = new ArrayList<>();
    for (RequestLine line : lines) {
      questions.add(
          new FormField.Option(
              Long.toString(line.number()),
              visit.text(
                  "request.answer.label", Long.toString(line.number()), line.question().text())));
    }
    questions.add(new FormField.Option("0", visit.text("request.attach.whole")));
    parts.add(
        new PagePart.EntryForm(
            RequestDesk.address(request) + "/attach",
            "",
            List.of(
                new FormField.Choice(
                    "evidence",
                    visit.text("request.file"),
                    files.stream()
                        .map(
                            file ->
                                new FormField.Option(file.id().text(), file.description().path()))
                        .toList(),
                    visit.form("evidence"),
                    ""),
                new FormField.Choice(
                    "line", visit.text("request.attach.to"), questions, visit.form("line"), "")),
            visit.text("request.attach.submit"),
            Tone.PLAIN,
            problems,
            true));
  }

  /** How the request is moved on. */
  void moves(
      Visit visit,
      WorkCase one,
      CaseRequest request,
      List<RequestLine> lines,
      List<PagePart> parts) {
    for (RequestMove move : RequestMove.values()) {
      if (!move.from(request.state()) || !moves(visit, one, request, move)) {
        continue;
      }
      List<FormField> fields = new ArrayList<>();
      if (move == RequestMove.RETURN) {
        for (RequestLine line : lines) {
          fields.add(
              new FormField.Line(
                  "o" + line.number(),
                  visit.text(
                      "request.objection", Long.toString(line.number()), line.question().text()),
                  visit.secret("o" + line.number()),
                  "",
                  FormField.Kind.TEXT,
                  "off",
                  false));
        }
      }
      if (move != RequestMove.SUBMIT) {
        fields.add(
            new FormField.Line(
                "reason",
                visit.text("request.reason." + move.code()),
                visit.secret("reason"),
                "",
                FormField.Kind.TEXT,
                "off",
                move == RequestMove.RETURN));
      }
      fields.add(new FormField.Kept("version", Long.toString(request.version())));
      PagePart form =
          new PagePart.EntryForm(
              RequestDesk.address(request) + "/" + move.code(),
              "",
              fields,
              visit.text("request.move." + move.code()),
              move == RequestMove.WITHDRAW ? Tone.WARN : Tone.PLAIN,
              Map.of(),
              true);
      parts.add(
          move == RequestMove.SUBMIT || move == RequestMove.ACCEPT
              ? form
              : new PagePart.Disclosed(visit.text("request.move." + move.code()), List.of(form)));
    }
  }

  /** Whether the visitor may do so. */
  boolean moves(Visit visit, WorkCase one, CaseRequest request, RequestMove move) {
    return move == RequestMove.SUBMIT
        ? desk.mayAnswer(visit, one, request)
        : desk.may(visit, Operation.REQUEST_MAKE, one, request.description().object());
  }

  /** What the request says of itself. */
  PagePart change(Visit visit, WorkCase one, CaseRequest request, Map<String, String> problems) {
    boolean again = visit.servlet().getMethod().equals("POST") && visit.path().endsWith("/change");
    List<FormField> fields = new ArrayList<>();
    fields.add(
        new FormField.Line(
            "title",
            visit.text("request.what"),
            again ? visit.form("title") : request.description().title(),
            "",
            FormField.Kind.TEXT,
            "off",
            true));
    fields.addAll(
        RequestMakeRoutes.whom(
            visit,
            desk.people(visit, one, request.description().person()),
            again
                ? visit.form("person")
                : request.description().person().map(RandomId::text).orElse(""),
            again ? visit.form("outside") : request.description().outside()));
    fields.add(
        RequestMakeRoutes.day(
            visit,
            again
                ? visit.form("due")
                : request.description().due().map(LocalDate::toString).orElse("")));
    fields.add(
        new FormField.Area(
            "note",
            visit.text("request.note"),
            again ? visit.secret("note") : request.description().note(),
            "",
            false));
    fields.add(new FormField.Kept("version", Long.toString(request.version())));
    return new PagePart.Disclosed(
        visit.text("request.change"),
        List.of(
            new PagePart.EntryForm(
                RequestDesk.address(request) + "/change",
                "",
                fields,
                visit.text("form.save"),
                Tone.PLAIN,
                again ? problems : Map.of(),
                true)),
        again);
  }
}
