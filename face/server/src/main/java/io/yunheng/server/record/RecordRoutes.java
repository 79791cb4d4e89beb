/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Operation;
import io.yunheng.assessment.RowKey;
import io.yunheng.casework.CaseRecord;
import io.yunheng.casework.RecordMove;
import io.yunheng.casework.RecordRefusal;
import io.yunheng.casework.RecordSeen;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.SaveResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One record: what is written in it, remarked on it, and how it is reviewed. */
final class RecordRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/records/{item}";

  private final RecordDesk desk;
  private final RecordPage page;

  RecordRoutes(RecordDesk desk) {
    this.desk = desk;
    this.page = new RecordPage(desk);
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed read = RouteNeed.workCase(Operation.RECORD_READ);
    RouteNeed write = RouteNeed.workCase(Operation.RECORD_WRITE);
    RouteNeed review = RouteNeed.workCase(Operation.RECORD_REVIEW);
    return List.of(
        WebRoute.get(PATH, read, this::show),
        WebRoute.post(PATH, write, visit -> save(visit, false)),
        WebRoute.post(PATH + "/verdict", write, visit -> save(visit, true)),
        WebRoute.post(PATH + "/submit", write, visit -> move(visit, RecordMove.SUBMIT)),
        WebRoute.post(PATH + "/return", review, visit -> move(visit, RecordMove.RETURN)),
        WebRoute.post(PATH + "/review", review, visit -> move(visit, RecordMove.REVIEW)),
        WebRoute.post(PATH + "/comment", read, this::comment));
  }

  private RecordBook book(Visit visit) {
    return desk.book(visit, desk.workCase(visit))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  /** The row that the address names; the first of its item where it names no object. */
  private static RecordRow row(Visit visit, RecordBook book) {
    String item = visit.request().pathVariable("item");
    String object = visit.form("object");
    return (object.isEmpty()
            ? book.rows().stream().filter(row -> row.item().id().equals(item)).findFirst()
            : book.row(new RowKey(item, object)))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private WebAnswer show(Visit visit) {
    RecordBook book = book(visit);
    return WebAnswer.page(
        page.of(visit, book, row(visit, book), new RecordPage.Trouble(List.of(), Map.of(), false)));
  }

  private WebAnswer again(
      Visit visit, int status, List<PagePart> remarks, Map<String, String> problems) {
    RecordBook book = book(visit);
    PageBody body =
        page.of(visit, book, row(visit, book), new RecordPage.Trouble(remarks, problems, true));
    return new WebAnswer.Shown(status, body, List.of());
  }

  private WebAnswer save(Visit visit, boolean verdict) {
    RecordBook book = book(visit);
    WorkCase one = book.workCase();
    desk.need(visit, Operation.RECORD_WRITE, one);
    RecordRow row = row(visit, book);
    if (desk.fileCounts(visit, one)) {
      return again(visit, 409, remark(visit, "record.uploaded"), Map.of());
    }
    if (!visit.form("run").equals(book.run().id().text()) && otherFinding(visit, row)) {
      return again(visit, 409, remark(visit, "record.found-anew"), Map.of());
    }
    RecordInput input =
        verdict ? RecordInput.verdict(visit, book, row) : RecordInput.of(desk, visit, book, row);
    if (!input.problems().isEmpty()) {
      return again(visit, 422, List.of(), input.problems());
    }
    return switch (desk.table()
        .write(desk.scope(visit, Operation.RECORD_WRITE), one.id(), input.edit(), visit.author())) {
      case SaveResult.Saved<CaseRecord> _ -> WebAnswer.to(next(visit, book, row));
      case SaveResult.Stale<CaseRecord>(CaseRecord theirs) ->
          again(
              visit,
              409,
              List.of(
                  new PagePart.Remark(Tone.BAD, visit.text("record.stale.why")),
                  new RecordForm(desk).both(visit, theirs, input.edit())),
              Map.of());
    };
  }

  /** Whether the visitor's form was made for something else than the last run found. */
  private boolean otherFinding(Visit visit, RecordRow row) {
    return visit
        .formId("run")
        .flatMap(id -> desk.runs().found(visit, desk.workCase(visit), id))
        .flatMap(
            run ->
                run.findings().stream()
                    .filter(one -> one.item().id().equals(row.item().id()))
                    .filter(one -> one.object().object().equals(row.object().object()))
                    .findFirst())
        .filter(one -> one.object().state().equals(row.shown().state()))
        .isEmpty();
  }

  private static List<PagePart> remark(Visit visit, String key) {
    return List.of(new PagePart.Remark(Tone.BAD, visit.text(key)));
  }

  /** Where it goes on: at the list, at the next row of the filter, or at the same row. */
  private static String next(Visit visit, RecordBook book, RecordRow row) {
    RecordFilter filter = RecordFilter.of(visit);
    if (visit.form("go").equals("list")) {
      String list = filter.address(book.workCase());
      String from = visit.form("from");
      return from.matches("[1-9][0-9]{0,8}")
          ? list + (list.indexOf('?') < 0 ? "?" : "&") + "from=" + from
          : list;
    }
    Optional<RecordRow> after =
        visit.form("go").equals("next")
            ? RecordPage.after(visit, book, filter, row)
            : Optional.empty();
    return filter.address(book.workCase(), after.orElse(row));
  }

  private WebAnswer move(Visit visit, RecordMove move) {
    RecordBook book = book(visit);
    WorkCase one = book.workCase();
    Operation operation =
        move == RecordMove.SUBMIT ? Operation.RECORD_WRITE : Operation.RECORD_REVIEW;
    desk.need(visit, operation, one);
    RecordRow row = row(visit, book);
    String reason = visit.form("why");
    if (move == RecordMove.RETURN && reason.isEmpty()) {
      return again(visit, 422, remark(visit, "record.return.none"), Map.of());
    }
    if (move != RecordMove.RETURN && !row.complete()) {
      return again(
          visit,
          422,
          remark(visit, row.moved() ? "record.refused.moved" : "record.refused.open"),
          Map.of());
    }
    ActAuthor author = reason.isEmpty() ? visit.author() : visit.author().because(reason);
    List<RecordRefusal> refused =
        desk.table()
            .move(
                desk.scope(visit, operation),
                one.id(),
                List.of(new RecordSeen(row.key(), row.shown(), visit.version())),
                move,
                author);
    return refused.isEmpty()
        ? WebAnswer.to(next(visit, book, row))
        : again(
            visit,
            409,
            remark(visit, "record.refused." + refused.getFirst().reason().code()),
            Map.of());
  }

  private WebAnswer comment(Visit visit) {
    RecordBook book = book(visit);
    WorkCase one = book.workCase();
    RecordRow row = row(visit, book);
    if (!new RecordTalk(desk).comments(visit, one)) {
      throw desk.cases().refused(visit, Operation.RECORD_REVIEW);
    }
    String text = visit.form("comment");
    if (text.isEmpty()) {
      return again(visit, 422, remark(visit, "record.comment.none"), Map.of());
    }
    desk.table()
        .comment(
            desk.scope(visit, Operation.RECORD_READ), one.id(), row.key(), text, visit.author());
    return WebAnswer.to(next(visit, book, row));
  }
}
