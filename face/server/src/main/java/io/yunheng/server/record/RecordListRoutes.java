/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.assessment.RowKey;
import io.yunheng.casework.RecordMove;
import io.yunheng.casework.RecordRefusal;
import io.yunheng.casework.RecordTask;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The records of a case as a tree with counts and as a table; who works on which; submission. */
final class RecordListRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/records";

  private final RecordDesk desk;
  private final RecordListPage page;

  RecordListRoutes(RecordDesk desk) {
    this.desk = desk;
    this.page = new RecordListPage(desk);
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed need = RouteNeed.workCase(Operation.RECORD_READ);
    return List.of(
        WebRoute.get(PATH, need, visit -> show(visit, 200, List.of())),
        WebRoute.get(PATH + "/go", need, this::go),
        WebRoute.post(PATH + "/assign", RouteNeed.workCase(Operation.RECORD_ASSIGN), this::assign),
        WebRoute.post(PATH + "/submit", RouteNeed.workCase(Operation.RECORD_WRITE), this::submit));
  }

  private WebAnswer show(Visit visit, int status, List<PagePart> remarks) {
    WorkCase one = desk.workCase(visit);
    Optional<RecordBook> book = desk.book(visit, one);
    PageBody body =
        book.map(found -> page.of(visit, found, remarks))
            .orElseGet(
                () ->
                    PageBody.wide(
                        visit.text("record.title"),
                        List.of(
                            new PagePart.Prose(visit.text("record.none-yet")),
                            new PagePart.LinkRow(
                                List.of(
                                    new PageCell.Link(
                                        visit.text("change.assess"),
                                        "/cases/" + one.id() + "/jobs"))))));
    return new WebAnswer.Shown(status, body, List.of());
  }

  private RecordBook book(Visit visit) {
    return desk.book(visit, desk.workCase(visit))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /** To the row of a number. */
  private WebAnswer go(Visit visit) {
    RecordBook book = book(visit);
    String number = visit.form("number");
    RecordFilter filter = RecordFilter.of(visit);
    if (number.isEmpty()) {
      return WebAnswer.to(filter.address(book.workCase()));
    }
    return book.rows().stream()
        .filter(row -> Integer.toString(row.number()).equals(number))
        .findFirst()
        .map(row -> WebAnswer.to(filter.address(book.workCase(), row)))
        .orElseGet(
            () ->
                show(
                    visit,
                    422,
                    List.of(
                        new PagePart.Remark(
                            Tone.WARN,
                            visit.text("record.go.none", Integer.toString(book.rows().size()))))));
  }

  private WebAnswer assign(Visit visit) {
    WorkCase one = desk.workCase(visit);
    desk.need(visit, Operation.RECORD_ASSIGN, one);
    RecordBook book = book(visit);
    Optional<RandomId> owner = visit.formId("owner");
    List<RandomId> known = desk.people(visit, one).stream().map(Person::id).toList();
    if (owner.filter(id -> !known.contains(id)).isPresent()) {
      throw FaultException.of(FaultCode.PAGE_NONE);
    }
    Set<String> ticked = visit.forms().keySet();
    RecordFilter filter = RecordFilter.of(visit);
    List<RowKey> rows =
        book.rows().stream()
            .filter(
                row ->
                    ticked.contains(RecordListPage.tick(row))
                        || (ticked.contains(RecordListPage.point(row.item().controlPoint()))
                            && filter.lets(row, visit)))
            .map(RecordRow::key)
            .toList();
    if (rows.isEmpty()) {
      return show(
          visit, 422, List.of(new PagePart.Remark(Tone.BAD, visit.text("record.assign.nothing"))));
    }
    desk.table()
        .assign(
            desk.scope(visit, Operation.RECORD_ASSIGN),
            one.id(),
            rows,
            new RecordTask(owner, visit.formDay("due")),
            visit.author());
    return WebAnswer.to(RecordBook.address(one));
  }

  /** Submits all that the visitor works on, if none of it lacks anything. */
  private WebAnswer submit(Visit visit) {
    WorkCase one = desk.workCase(visit);
    desk.need(visit, Operation.RECORD_WRITE, one);
    RecordBook book = book(visit);
    RandomId me = visit.known().person().id();
    List<RecordRow> mine =
        book.rows().stream().filter(row -> row.of(me) && row.stage().waitsForAuthor()).toList();
    List<RecordRow> lacking = mine.stream().filter(row -> !row.complete()).toList();
    if (mine.isEmpty() || !lacking.isEmpty()) {
      return show(visit, 422, List.of(page.lacking(visit, book, mine, lacking)));
    }
    List<RecordRefusal> refused =
        desk.table()
            .move(
                desk.scope(visit, Operation.RECORD_WRITE),
                one.id(),
                mine.stream().map(RecordRow::seen).toList(),
                RecordMove.SUBMIT,
                visit.author());
    return refused.isEmpty()
        ? WebAnswer.to(RecordBook.address(one) + "?show=" + RecordFilter.MINE)
        : show(visit, 409, List.of(page.refused(visit, book, refused)));
  }
}
