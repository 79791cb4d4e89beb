/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.Operation;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.RequestState;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.Word;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RequestFilter;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked in a case, what is due first before the rest. */
final class RequestListRoutes implements WebRoutes {
  private static final String LATE = "late";
  private static final String MINE = "mine";
  private static final String ALL = "all";
  private static final RowWindow ONE = RowWindow.first(1);
  private static final Set<RequestState> OPEN =
      EnumSet.of(RequestState.REQUESTED, RequestState.SUBMITTED, RequestState.RETURNED);
  private static final Set<RequestState> WAITING =
      EnumSet.of(RequestState.REQUESTED, RequestState.RETURNED);

  private final RequestDesk desk;
  private final ReturnedRoutes returned;

  RequestListRoutes(RequestDesk desk, ReturnedRoutes returned) {
    this.desk = desk;
    this.returned = returned;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            "/cases/{case}/requests",
            RouteNeed.caseObjects(Operation.REQUEST_READ),
            visit -> WebAnswer.page(page(visit))));
  }

  private PageBody page(Visit visit) {
    WorkCase one = desk.workCase(visit);
    Scope scope = desk.scope(visit, Operation.REQUEST_READ);
    RequestFilter all = RequestFilter.of(one.id());
    Map<RequestState, Long> counts = desk.table().counts(scope, all);
    List<PagePart> parts = new ArrayList<>();
    parts.add(summary(visit, one, scope, counts));
    if (desk.mayMake(visit, one)) {
      parts.add(
          new PagePart.LinkRow(
              List.of(
                  new PageCell.Link(
                      visit.text("request.make"), RequestDesk.address(one.id()) + "/new"))));
    }
    String show = visit.form("show");
    RequestFilter filter = filter(visit, all, show);
    RowWindow window = PageNumber.window(visit);
    RowList<CaseRequest> rows = desk.table().list(scope, filter, window);
    parts.add(
        new PagePart.Listing(
            visit.text("request.title"),
            List.of(
                visit.text("request.number"),
                visit.text("request.what"),
                visit.text("request.asked"),
                visit.text("request.due"),
                visit.text("request.state"),
                visit.text("request.answered")),
            rows.rows().stream().map(row -> row(visit, row)).toList(),
            visit.text(show.isEmpty() ? "request.none-open" : "list.none"),
            PageNumber.of(visit, window, rows, Map.of("show", show))));
    if (!counts.isEmpty()) {
      returned.anywhere(visit, one, parts);
    }
    return PageBody.wide(visit.text("request.title"), parts);
  }

  private static RequestFilter filter(Visit visit, RequestFilter all, String show) {
    return switch (show) {
      case ALL -> all;
      case LATE -> late(visit, all);
      case MINE -> all.in(WAITING).asked(Optional.of(visit.known().person().id()));
      case String state ->
          all.in(
              Word.of(RequestState.class, state).<Set<RequestState>>map(EnumSet::of).orElse(OPEN));
    };
  }

  private static RequestFilter late(Visit visit, RequestFilter all) {
    return all.in(WAITING).dueBefore(visit.today());
  }

  private PagePart summary(Visit visit, WorkCase one, Scope scope, Map<RequestState, Long> counts) {
    RequestFilter all = RequestFilter.of(one.id());
    List<PageCell> words = new ArrayList<>();
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    words.add(count(one, ALL, visit.text("request.count.all", Long.toString(total))));
    for (RequestState state : RequestState.values()) {
      long number = counts.getOrDefault(state, 0L);
      if (number > 0) {
        words.add(
            count(
                one,
                state.code(),
                visit.text("request.count." + state.code(), Long.toString(number))));
      }
    }
    long late = desk.table().list(scope, late(visit, all), ONE).total();
    if (late > 0) {
      words.add(count(one, LATE, visit.text("request.count.late", Long.toString(late))));
    }
    long mine = desk.table().list(scope, filter(visit, all, MINE), ONE).total();
    if (mine > 0) {
      words.add(count(one, MINE, visit.text("request.count.mine", Long.toString(mine))));
    }
    return new PagePart.Sentence(words);
  }

  private static PageCell count(WorkCase one, String show, String text) {
    return new PageCell.Link(text, RequestDesk.address(one.id()) + "?show=" + show);
  }

  private List<PageCell> row(Visit visit, CaseRequest request) {
    return List.of(
        new PageCell.Plain(Long.toString(request.number())),
        new PageCell.Titled(
            request.description().title(),
            RequestDesk.address(request),
            desk.words(visit).word("request.kind", request.description().kind())),
        new PageCell.Plain(desk.asked(request)),
        due(visit, request),
        RequestPage.state(visit, request.state()),
        new PageCell.Plain(
            visit.text(
                "request.answered.of",
                Long.toString(request.progress().answered()),
                Long.toString(request.progress().questions()))));
  }

  static PageCell due(Visit visit, CaseRequest request) {
    Optional<LocalDate> due = request.description().due();
    if (due.isEmpty()) {
      return new PageCell.Plain(visit.text("request.due.none"));
    }
    boolean late = request.state().waitsForAnswer() && due.get().isBefore(visit.today());
    return late
        ? new PageCell.Stacked(
            List.of(
                new PageCell.Unbroken(due.get().toString()),
                new PageCell.Mark(visit.text("request.late"), Tone.BAD)))
        : new PageCell.Unbroken(due.get().toString());
  }
}
