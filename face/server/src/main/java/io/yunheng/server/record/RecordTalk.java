/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.Operation;
import io.yunheng.access.Scope;
import io.yunheng.casework.WorkCase;
import io.yunheng.report.words.Words;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;

/** What people said about a record and wrote in it, in the order in which they did. */
record RecordTalk(RecordDesk desk) {
  /** Whether the visitor may remark something. */
  boolean comments(Visit visit, WorkCase one) {
    return desk.may(visit, Operation.RECORD_WRITE, one)
        || desk.may(visit, Operation.RECORD_REVIEW, one);
  }

  /** What was remarked, and where one remarks something. */
  void comments(
      Visit visit, RecordBook book, RecordFilter filter, RecordRow row, List<PagePart> parts) {
    WorkCase one = book.workCase();
    Scope scope = desk.scope(visit, Operation.RECORD_READ);
    List<List<PageCell>> rows =
        desk.table().comments(scope, one.id(), row.key()).stream()
            .map(
                comment ->
                    List.<PageCell>of(
                        new PageCell.Lines(comment.text().lines().toList()),
                        new PageCell.Plain(desk.mark(visit, comment.mark()))))
            .toList();
    if (!rows.isEmpty()) {
      parts.add(
          new PagePart.Listing(
              visit.text("record.comments"),
              List.of(visit.text("record.comment"), visit.text("record.by")),
              rows,
              visit.text("list.none")));
    }
    if (comments(visit, one)) {
      List<FormField> fields = new ArrayList<>();
      fields.add(new FormField.Area("comment", visit.text("record.comment"), "", "", true));
      fields.add(new FormField.Kept("object", row.object().object()));
      filter.said().forEach((name, value) -> fields.add(new FormField.Kept(name, value)));
      parts.add(
          new PagePart.Disclosed(
              visit.text("record.comment.add"),
              List.of(
                  new PagePart.EntryForm(
                      RecordBook.address(one) + "/" + row.item().id() + "/comment",
                      "",
                      fields,
                      visit.text("record.comment.save")))));
    }
  }

  /** Everything that was written before, and the stages. */
  void history(Visit visit, WorkCase one, RecordRow row, List<PagePart> parts) {
    Scope scope = desk.scope(visit, Operation.RECORD_READ);
    Words words = Words.in(visit.language());
    List<List<PageCell>> rows = new ArrayList<>();
    desk.table()
        .writings(scope, one.id(), row.key())
        .forEach(
            writing ->
                rows.add(
                    List.of(
                        new PageCell.Plain(desk.mark(visit, writing.mark())),
                        new PageCell.Plain(
                            writing
                                .entry()
                                .verdict()
                                .map(verdict -> words.word("verdict", verdict.code()))
                                .orElse("—")),
                        new PageCell.Lines(writing.entry().result().lines().toList()),
                        new PageCell.Lines(writing.entry().reason().lines().toList()),
                        new PageCell.Plain(
                            writing.confirms() ? visit.text("record.confirmed.yes") : ""))));
    desk.table()
        .steps(scope, one.id(), row.key())
        .forEach(
            step ->
                rows.add(
                    List.of(
                        new PageCell.Plain(desk.mark(visit, step.mark())),
                        new PageCell.Plain(visit.text("record.stage." + step.stage().code())),
                        PageCell.none(),
                        new PageCell.Lines(step.reason().lines().toList()),
                        PageCell.none())));
    if (!rows.isEmpty()) {
      parts.add(
          new PagePart.Disclosed(
              visit.text("record.history", Integer.toString(rows.size())),
              List.of(
                  new PagePart.Listing(
                      visit.text("record.history.caption"),
                      List.of(
                          visit.text("record.by"),
                          visit.text("record.verdict"),
                          visit.text("record.result"),
                          visit.text("record.reason"),
                          visit.text("record.confirmed")),
                      rows,
                      visit.text("list.none")))));
    }
  }
}
