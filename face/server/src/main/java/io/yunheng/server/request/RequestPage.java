/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseMark;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.PastAnswer;
import io.yunheng.casework.RequestAnswer;
import io.yunheng.casework.RequestFile;
import io.yunheng.casework.RequestLine;
import io.yunheng.casework.RequestState;
import io.yunheng.casework.RequestStep;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One request: what is asked, what was answered, and what the visitor may do with it. */
final class RequestPage {
  private final RequestDesk desk;
  private final RequestForms forms;
  private final ReturnedRoutes returned;

  RequestPage(RequestDesk desk, ReturnedRoutes returned) {
    this.desk = desk;
    this.returned = returned;
    this.forms = new RequestForms(desk);
  }

  static PageCell state(Visit visit, RequestState state) {
    return new PageCell.Mark(
        visit.text("request.state." + state.code()),
        switch (state) {
          case REQUESTED, WITHDRAWN -> Tone.PLAIN;
          case SUBMITTED, RETURNED -> Tone.WARN;
          case ACCEPTED -> Tone.GOOD;
        });
  }

  /**
   * The page.
   *
   * @param remark what went wrong; empty where nothing did
   * @param stale questions that somebody else answered meanwhile
   * @param problems by the name of a field
   */
  PageBody of(
      Visit visit,
      WorkCase one,
      CaseRequest request,
      String remark,
      List<RequestLine> stale,
      Map<String, String> problems) {
    Scope scope = desk.scope(visit, Operation.REQUEST_READ);
    List<RequestLine> lines = desk.table().lines(scope, request.id());
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.LinkRow(
            List.of(
                new PageCell.Link(visit.text("request.title"), RequestDesk.address(one.id())),
                new PageCell.Link(visit.text("returned.download"), FormRoutes.address(request)))));
    if (!remark.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, remark));
    }
    if (!stale.isEmpty()) {
      parts.add(others(visit, stale));
    }
    parts.add(facts(visit, request));
    parts.add(asked(visit, one, request, lines));
    List<RequestFile> whole =
        desk.table().files(scope, request.id()).stream().filter(file -> file.line() == 0).toList();
    if (!whole.isEmpty()) {
      parts.add(
          new PagePart.FactList(
              List.of(fact(visit, "request.files.whole", files(visit, one, request, 0, whole)))));
    }
    boolean answers = request.state().waitsForAnswer() && desk.mayAnswer(visit, one, request);
    if (answers) {
      forms.answering(visit, one, request, lines, parts, problems);
      returned.parts(visit, one, request, parts);
    }
    forms.moves(visit, one, request, lines, parts);
    if (!request.state().over()
        && desk.may(visit, Operation.REQUEST_MAKE, one, request.description().object())) {
      parts.add(forms.change(visit, one, request, problems));
    }
    parts.add(steps(visit, request, scope));
    past(visit, request, lines, scope, parts);
    return PageBody.wide(
        visit.text("request.page", Long.toString(request.number()), request.description().title()),
        parts);
  }

  private PagePart facts(Visit visit, CaseRequest request) {
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(
        fact(
            visit,
            "request.kind",
            new PageCell.Plain(
                desk.words(visit).word("request.kind", request.description().kind()))));
    facts.add(fact(visit, "request.state", state(visit, request.state())));
    facts.add(fact(visit, "request.asked", new PageCell.Plain(desk.asked(request))));
    facts.add(fact(visit, "request.due", RequestListRoutes.due(visit, request)));
    facts.add(fact(visit, "request.made", new PageCell.Plain(mark(visit, request.made()))));
    if (!request.description().note().isEmpty()) {
      facts.add(
          fact(
              visit,
              "request.note",
              new PageCell.Lines(request.description().note().lines().toList())));
    }
    return new PagePart.FactList(facts);
  }

  private static PagePart.Fact fact(Visit visit, String key, PageCell value) {
    return new PagePart.Fact(visit.text(key), value);
  }

  private String mark(Visit visit, CaseMark mark) {
    return visit.text("request.mark", desk.person(mark.by()), desk.words(visit).moment(mark.at()));
  }

  private PagePart asked(Visit visit, WorkCase one, CaseRequest request, List<RequestLine> lines) {
    return new PagePart.Listing(
        visit.text("request.questions"),
        List.of(
            visit.text("request.number"),
            visit.text("request.question"),
            visit.text("request.answer"),
            visit.text("request.files"),
            visit.text("request.by")),
        lines.stream().map(line -> row(visit, one, request, line)).toList(),
        visit.text("list.none"));
  }

  private List<PageCell> row(Visit visit, WorkCase one, CaseRequest request, RequestLine line) {
    List<PageCell> question = new ArrayList<>();
    question.add(new PageCell.Lines(line.question().text().lines().toList()));
    if (line.question().unlocks().size() > 1) {
      question.add(
          new PageCell.Plain(
              visit.text("request.unlocks", Integer.toString(line.question().unlocks().size()))));
    }
    if (!line.objection().isEmpty()) {
      question.add(new PageCell.Mark(visit.text("request.objected", line.objection()), Tone.WARN));
    }
    List<PageCell> answer = new ArrayList<>();
    answer.add(new PageCell.Lines(line.answer().text().lines().toList()));
    if (!line.answer().remark().isEmpty()) {
      answer.add(new PageCell.Plain(line.answer().remark()));
    }
    return List.of(
        new PageCell.Plain(Long.toString(line.number())),
        new PageCell.Stacked(question),
        new PageCell.Stacked(answer),
        files(visit, one, request, line.number(), line.files()),
        line.answered().map(mark -> by(visit, one, line.answer(), mark)).orElse(PageCell.none()));
  }

  /** Who wrote an answer down, from whom it came, and the file that it came with. */
  private PageCell by(Visit visit, WorkCase one, RequestAnswer answer, CaseMark mark) {
    PageCell told = new PageCell.Plain(told(visit, answer, mark));
    return RandomId.parse(answer.source())
        .flatMap(
            id ->
                desk.cases()
                    .store()
                    .evidence()
                    .find(desk.scope(visit, Operation.EVIDENCE_READ), id))
        .<PageCell>map(
            file ->
                new PageCell.Stacked(
                    List.of(
                        told,
                        new PageCell.Link(
                            visit.text("returned.source"),
                            "/cases/" + one.id() + "/evidence/" + file.id()))))
        .orElse(told);
  }

  /** Who wrote an answer down, and from whom it came. */
  private String told(Visit visit, RequestAnswer answer, CaseMark mark) {
    return answer.outside().isEmpty()
        ? mark(visit, mark)
        : visit.text(
            "request.from",
            answer.outside(),
            answer.received().map(LocalDate::toString).orElse(""),
            mark(visit, mark));
  }

  private PageCell files(
      Visit visit, WorkCase one, CaseRequest request, long line, List<RequestFile> files) {
    boolean may = request.state().waitsForAnswer() && desk.mayAnswer(visit, one, request);
    List<PageCell> cells = new ArrayList<>();
    for (RequestFile file : files) {
      desk.cases()
          .store()
          .evidence()
          .find(desk.scope(visit, Operation.EVIDENCE_READ), file.evidence())
          .ifPresent(
              found -> {
                cells.add(
                    new PageCell.Link(
                        found.description().path(),
                        "/cases/" + one.id() + "/evidence/" + found.id()));
                if (found.state() != EvidenceState.CURRENT) {
                  cells.add(
                      new PageCell.Mark(
                          visit.text("request.file." + found.state().code()), Tone.WARN));
                }
                if (may) {
                  cells.add(
                      new PageCell.Button(
                          RequestDesk.address(request) + "/detach",
                          visit.text("request.detach"),
                          visit.text("request.detach.label", found.description().path()),
                          Map.of("line", Long.toString(line), "evidence", found.id().text()),
                          Tone.PLAIN));
                }
              });
    }
    return new PageCell.Stacked(cells);
  }

  private PagePart others(Visit visit, List<RequestLine> stale) {
    return new PagePart.Listing(
        visit.text("request.stale"),
        List.of(
            visit.text("request.question"),
            visit.text("request.theirs"),
            visit.text("request.yours"),
            visit.text("request.by")),
        stale.stream()
            .map(
                line ->
                    List.<PageCell>of(
                        new PageCell.Plain(line.question().text()),
                        new PageCell.Plain(line.answer().text()),
                        new PageCell.Plain(visit.typed("a" + line.number())),
                        new PageCell.Plain(
                            line.answered()
                                .map(mark -> told(visit, line.answer(), mark))
                                .orElse(""))))
            .toList(),
        visit.text("list.none"));
  }

  private PagePart steps(Visit visit, CaseRequest request, Scope scope) {
    return new PagePart.Listing(
        visit.text("request.history"),
        List.of(
            visit.text("request.state"), visit.text("request.by"), visit.text("request.reason")),
        desk.table().steps(scope, request.id()).stream()
            .map((RequestStep step) -> step(visit, step))
            .toList(),
        visit.text("list.none"));
  }

  private List<PageCell> step(Visit visit, RequestStep step) {
    return List.of(
        state(visit, step.state()),
        new PageCell.Plain(mark(visit, step.mark())),
        new PageCell.Plain(step.reason()));
  }

  private void past(
      Visit visit,
      CaseRequest request,
      List<RequestLine> lines,
      Scope scope,
      List<PagePart> parts) {
    List<List<PageCell>> rows = new ArrayList<>();
    for (RequestLine line : lines) {
      for (PastAnswer past : desk.table().past(scope, request.id(), line.number())) {
        rows.add(
            List.of(
                new PageCell.Plain(Long.toString(line.number())),
                new PageCell.Stacked(
                    List.of(
                        new PageCell.Lines(past.answer().text().lines().toList()),
                        new PageCell.Plain(past.answer().remark()))),
                new PageCell.Plain(told(visit, past.answer(), past.mark()))));
      }
    }
    if (!rows.isEmpty()) {
      parts.add(
          new PagePart.Disclosed(
              visit.text("request.past", Integer.toString(rows.size())),
              List.of(
                  new PagePart.Listing(
                      visit.text("request.past.caption"),
                      List.of(
                          visit.text("request.number"),
                          visit.text("request.answer"),
                          visit.text("request.by")),
                      rows,
                      visit.text("list.none")))));
    }
  }
}
