/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.AnswerEdit;
import io.yunheng.casework.AnswerOutcome;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.RequestAnswer;
import io.yunheng.casework.RequestLine;
import io.yunheng.casework.RequestMove;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.SaveResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is done with one request: it is answered, moved on, changed. */
final class RequestRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/requests/{request}";

  private final RequestDesk desk;
  private final RequestPage page;
  private final RequestForms forms;

  RequestRoutes(RequestDesk desk, ReturnedRoutes returned) {
    this.desk = desk;
    this.page = new RequestPage(desk, returned);
    this.forms = new RequestForms(desk);
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed need = RouteNeed.caseObjects(Operation.REQUEST_READ);
    List<WebRoute> routes = new ArrayList<>();
    routes.add(WebRoute.get(PATH, need, this::show));
    routes.add(WebRoute.post(PATH + "/answer", need, this::answer));
    routes.add(WebRoute.post(PATH + "/attach", need, visit -> attach(visit, true)));
    routes.add(WebRoute.post(PATH + "/detach", need, visit -> attach(visit, false)));
    routes.add(WebRoute.post(PATH + "/change", need, this::change));
    for (RequestMove move : RequestMove.values()) {
      routes.add(WebRoute.post(PATH + "/" + move.code(), need, visit -> move(visit, move)));
    }
    return routes;
  }

  private WebAnswer show(Visit visit) {
    WorkCase one = desk.workCase(visit);
    return WebAnswer.page(page.of(visit, one, desk.request(visit, one), "", List.of(), Map.of()));
  }

  private WebAnswer again(
      Visit visit,
      int status,
      WorkCase one,
      String remark,
      List<RequestLine> stale,
      Map<String, String> problems) {
    return new WebAnswer.Shown(
        status, page.of(visit, one, desk.request(visit, one), remark, stale, problems), List.of());
  }

  private void needAnswer(Visit visit, WorkCase one, CaseRequest request) {
    if (!desk.mayAnswer(visit, one, request)) {
      throw desk.cases().refused(visit, Operation.REQUEST_ANSWER);
    }
  }

  /** The rows that the visitor may see, where it was found that he may change the one. */
  private Scope scope(Visit visit) {
    return desk.scope(visit, Operation.REQUEST_READ);
  }

  private WebAnswer answer(Visit visit) {
    WorkCase one = desk.workCase(visit);
    CaseRequest request = desk.request(visit, one);
    needAnswer(visit, one, request);
    List<RequestLine> lines = desk.table().lines(scope(visit), request.id());
    boolean receives = desk.receives(visit, one, request);
    Map<String, String> problems = new TreeMap<>();
    Optional<LocalDate> received = receives ? visit.formDay("received") : Optional.empty();
    if (receives && visit.form("outside").isEmpty()) {
      problems.put("outside", visit.text("request.from.whom.none"));
    }
    if (receives && received.filter(day -> !day.isAfter(visit.today())).isEmpty()) {
      problems.put("received", visit.text("request.from.when.wrong"));
    }
    List<AnswerEdit> edits = new ArrayList<>();
    for (RequestLine line : lines) {
      String text = visit.typed("a" + line.number());
      List<String> words = line.question().words();
      if (!visit.forms().containsKey("a" + line.number()) || text.equals(line.answer().text())) {
        continue;
      }
      if (visit.tooLong("a" + line.number())) {
        problems.put("a" + line.number(), visit.text("request.long"));
      }
      if (!text.isEmpty() && !words.isEmpty() && !words.contains(text)) {
        problems.put("a" + line.number(), visit.text("request.answer.word"));
      }
      edits.add(
          new AnswerEdit(
              line.number(),
              new RequestAnswer(
                  text,
                  line.answer().remark(),
                  receives ? visit.form("outside") : "",
                  received,
                  ""),
              seen(visit, line.number())));
    }
    if (!problems.isEmpty()) {
      return again(visit, 422, one, "", List.of(), problems);
    }
    return switch (desk.table().answer(scope(visit), request.id(), edits, visit.author())) {
      case AnswerOutcome.Made() -> WebAnswer.to(RequestDesk.address(request));
      case AnswerOutcome.Stale(List<RequestLine> stale) ->
          again(visit, 409, one, visit.text("request.stale.why"), stale, Map.of());
      case AnswerOutcome.NotAsked _ ->
          again(visit, 409, one, visit.text("request.not-asked"), List.of(), Map.of());
    };
  }

  private static long seen(Visit visit, long line) {
    String text = visit.form("v" + line);
    if (!text.matches("[0-9]{1,18}")) {
      throw FaultException.of(FaultCode.REQUEST_INVALID, "what", "v" + line);
    }
    return Long.parseLong(text);
  }

  private WebAnswer attach(Visit visit, boolean attaches) {
    WorkCase one = desk.workCase(visit);
    CaseRequest request = desk.request(visit, one);
    needAnswer(visit, one, request);
    RandomId evidence =
        visit
            .formId("evidence")
            .filter(
                id ->
                    desk.cases()
                        .store()
                        .evidence()
                        .find(desk.scope(visit, Operation.EVIDENCE_READ), id)
                        .isPresent())
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    String number = visit.form("line");
    long line = number.matches("[0-9]{1,4}") ? Long.parseLong(number) : -1;
    boolean done =
        attaches
            ? desk.table().attach(scope(visit), request.id(), line, evidence, visit.author())
            : desk.table().detach(scope(visit), request.id(), line, evidence, visit.author());
    return done
        ? WebAnswer.to(RequestDesk.address(request))
        : again(visit, 409, one, visit.text("request.not-attached"), List.of(), Map.of());
  }

  private WebAnswer move(Visit visit, RequestMove move) {
    WorkCase one = desk.workCase(visit);
    CaseRequest request = desk.request(visit, one);
    if (!forms.moves(visit, one, request, move)) {
      throw desk.cases()
          .refused(
              visit,
              move == RequestMove.SUBMIT ? Operation.REQUEST_ANSWER : Operation.REQUEST_MAKE);
    }
    String reason = visit.form("reason");
    if (move == RequestMove.RETURN && reason.isEmpty()) {
      return again(visit, 422, one, visit.text("request.reason.none"), List.of(), Map.of());
    }
    if (visit.forms().keySet().stream().anyMatch(visit::tooLong)) {
      return again(visit, 422, one, visit.text("request.long"), List.of(), Map.of());
    }
    if (move == RequestMove.SUBMIT
        && request.progress().answered() == 0
        && desk.table().files(scope(visit), request.id()).isEmpty()) {
      return again(visit, 422, one, visit.text("request.nothing"), List.of(), Map.of());
    }
    Map<Long, String> objections = new HashMap<>();
    if (move == RequestMove.RETURN) {
      desk.table().lines(scope(visit), request.id()).stream()
          .filter(line -> !visit.form("o" + line.number()).isEmpty())
          .forEach(line -> objections.put(line.number(), visit.form("o" + line.number())));
    }
    ActAuthor author = reason.isEmpty() ? visit.author() : visit.author().because(reason);
    CaseRequest seen = request.seenAt(visit.version());
    return switch (desk.table().move(scope(visit), seen, move, objections, author)) {
      case SaveResult.Saved<CaseRequest> _ -> WebAnswer.to(RequestDesk.address(request));
      case SaveResult.Stale<CaseRequest> _ ->
          again(visit, 409, one, visit.text("request.moved"), List.of(), Map.of());
    };
  }

  private WebAnswer change(Visit visit) {
    WorkCase one = desk.workCase(visit);
    CaseRequest request = desk.request(visit, one);
    String object = request.description().object();
    desk.cases().need(visit, Operation.REQUEST_MAKE, one, object);
    if (request.state().over()) {
      return again(visit, 409, one, visit.text("request.moved"), List.of(), Map.of());
    }
    Map<String, String> problems =
        RequestMakeRoutes.wrong(visit, desk, one, request.description().person());
    if (!problems.isEmpty()) {
      return again(visit, 422, one, "", List.of(), problems);
    }
    CaseRequest wanted =
        request
            .seenAt(visit.version())
            .with(RequestMakeRoutes.described(visit, request.description().kind(), object));
    return switch (desk.table().change(scope(visit), wanted, visit.author())) {
      case SaveResult.Saved<CaseRequest> _ -> WebAnswer.to(RequestDesk.address(request));
      case SaveResult.Stale<CaseRequest> _ ->
          again(visit, 409, one, visit.text("request.moved"), List.of(), Map.of());
    };
  }
}
