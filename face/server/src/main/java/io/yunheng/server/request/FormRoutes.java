/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.Operation;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.RequestLine;
import io.yunheng.casework.RequestQuestion;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.form.QuestionForm;
import io.yunheng.report.form.QuestionFormArchive;
import io.yunheng.report.page.PageTemplates;
import io.yunheng.server.web.FileName;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A request as a zip for whoever has no account. */
final class FormRoutes implements WebRoutes {
  private static final int MOST_ITEMS = 12;

  private final RequestDesk desk;
  private final MlpsCatalog catalog = MlpsCatalog.level3Cloud();
  private final QuestionFormArchive archive = new QuestionFormArchive(new PageTemplates());

  FormRoutes(RequestDesk desk) {
    this.desk = desk;
  }

  static String address(CaseRequest request) {
    return RequestDesk.address(request) + "/form";
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            "/cases/{case}/requests/{request}/form",
            RouteNeed.caseObjects(Operation.REQUEST_READ),
            this::form));
  }

  private WebAnswer form(Visit visit) {
    WorkCase one = desk.workCase(visit);
    CaseRequest request = desk.request(visit, one);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      archive.write(form(visit, one, request), out);
    } catch (IOException e) {
      throw ReplacedFile.failed(Path.of("zip"), e);
    }
    byte[] bytes = out.toByteArray();
    return new WebAnswer.Streamed(
        new FileName(visit.text("returned.zip", Long.toString(request.number()))),
        OptionalLong.of(bytes.length),
        to -> to.write(bytes));
  }

  private QuestionForm form(Visit visit, WorkCase one, CaseRequest request) {
    return new QuestionForm(
        new QuestionForm.Head(
            request.id().text(),
            request.number(),
            request.description().title(),
            one.description().name(),
            desk.words(visit).word("request.kind", request.description().kind()),
            desk.asked(request),
            request.description().due().map(LocalDate::toString).orElse(""),
            request.description().note()),
        desk.table().lines(desk.scope(visit, Operation.REQUEST_READ), request.id()).stream()
            .map(line -> line(visit, line))
            .toList(),
        visit.language());
  }

  private QuestionForm.Line line(Visit visit, RequestLine line) {
    return new QuestionForm.Line(
        line.number(),
        line.question().text(),
        items(visit, line.question()),
        line.question().words(),
        line.answer().text(),
        line.answer().remark(),
        line.objection(),
        line.version());
  }

  /** What a question is about, by name and id. */
  private List<String> items(Visit visit, RequestQuestion question) {
    List<String> ids =
        question.unlocks().isEmpty() && !question.item().isEmpty()
            ? List.of(question.item())
            : question.unlocks();
    List<String> names = new ArrayList<>();
    if (!question.target().isEmpty()) {
      names.add(question.target());
    }
    for (String id : ids.subList(0, Math.min(MOST_ITEMS, ids.size()))) {
      names.add(
          catalog
              .item(id)
              .map(item -> visit.text("returned.item", item.title().in(visit.language()), id))
              .orElse(id));
    }
    if (ids.size() > MOST_ITEMS) {
      names.add(visit.text("returned.items", Integer.toString(ids.size())));
    }
    return names;
  }
}
