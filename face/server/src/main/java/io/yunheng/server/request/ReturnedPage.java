/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.RequestAnswer;
import io.yunheng.fault.Fault;
import io.yunheng.fault.Messages;
import io.yunheng.server.job.JobFaults;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A form that came back beside what stands: every difference, before anything is taken in. */
record ReturnedPage(ReturnedDesk desk) {
  private static final Messages MESSAGES = Messages.load();
  private static final int LONGEST_LABEL = 120;

  /**
   * The page.
   *
   * @param remark what went wrong; empty where nothing did
   * @param problems by the name of a field
   */
  PageBody of(
      Visit visit, ReturnedDesk.Returned returned, String remark, Map<String, String> problems) {
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.LinkRow(
            List.of(
                new PageCell.Link(
                    visit.text("request.title"), RequestDesk.address(returned.workCase().id())))));
    if (!remark.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, remark));
    }
    parts.add(facts(visit, returned.file()));
    switch (returned.job().state()) {
      case WAITING, RUNNING -> waits(visit, returned, parts);
      case CANCELLED -> {
        parts.add(new PagePart.Remark(Tone.WARN, visit.text("grid.import.cancelled")));
        again(visit, returned, parts);
      }
      case FAILED -> {
        parts.add(new PagePart.Remark(Tone.BAD, visit.text("grid.import.failed")));
        parts.add(faults(visit, JobFaults.read(returned.job().end().fault())));
        again(visit, returned, parts);
      }
      case DONE -> read(visit, returned, parts, problems);
    }
    return PageBody.wide(visit.text("returned.title"), parts);
  }

  private static PagePart facts(Visit visit, CaseEvidenceFile file) {
    return new PagePart.FactList(
        List.of(
            new PagePart.Fact(
                visit.text("request.file"),
                new PageCell.Link(
                    file.description().path(),
                    "/cases/" + file.workCase() + "/evidence/" + file.id())),
            new PagePart.Fact(
                visit.text("request.from.whom"), new PageCell.Plain(file.description().origin())),
            new PagePart.Fact(
                visit.text("request.from.when"),
                new PageCell.Plain(
                    file.description().date().map(LocalDate::toString).orElse("")))));
  }

  private static void waits(Visit visit, ReturnedDesk.Returned returned, List<PagePart> parts) {
    parts.add(
        new PagePart.Polled(
            "/cases/" + returned.workCase().id() + "/jobs/" + returned.job().id() + "/progress",
            "",
            List.of(new PagePart.Remark(Tone.PLAIN, visit.text("grid.import.waits")))));
    parts.add(
        new PagePart.LinkRow(
            List.of(new PageCell.Link(visit.text("grid.import.again"), returned.address()))));
  }

  /** The file may be read once more; what cannot be read may still be an attachment. */
  private void again(Visit visit, ReturnedDesk.Returned returned, List<PagePart> parts) {
    FieldMaker make = new FieldMaker(visit);
    List<FormField> fields = new ArrayList<>();
    fields.add(make.kept("evidence", returned.file().id().text()));
    returned.onPage().ifPresent(page -> fields.add(make.kept("request", page.text())));
    parts.add(
        new PagePart.EntryForm(
            RequestDesk.address(returned.workCase().id()) + "/returned",
            "",
            fields,
            visit.text("returned.again")));
    returned
        .onPage()
        .ifPresent(
            page ->
                parts.add(
                    new PagePart.EntryForm(
                        RequestDesk.address(returned.workCase().id()) + "/" + page + "/attach",
                        "",
                        List.of(
                            make.kept("evidence", returned.file().id().text()),
                            make.kept("line", "0")),
                        visit.text("returned.attach"))));
  }

  private static PagePart faults(Visit visit, List<Fault> faults) {
    return new PagePart.Listing(
        visit.text("returned.faults"),
        List.of(visit.text("job.fault"), visit.text("grid.import.cure")),
        faults.stream()
            .map(
                fault ->
                    List.<PageCell>of(
                        new PageCell.Plain(MESSAGES.what(fault, visit.language())),
                        new PageCell.Plain(MESSAGES.cure(fault, visit.language()))))
            .toList(),
        visit.text("list.none"));
  }

  private void read(
      Visit visit,
      ReturnedDesk.Returned returned,
      List<PagePart> parts,
      Map<String, String> problems) {
    ReturnedForm form = ReturnedForm.of(returned.job());
    if (form.tooLarge()) {
      parts.add(new PagePart.Remark(Tone.BAD, visit.text("returned.large")));
      return;
    }
    switch (desk.owner(visit, returned, form)) {
      case ReturnedDesk.Owner.Unknown() ->
          parts.add(new PagePart.Remark(Tone.BAD, visit.text("returned.unknown")));
      case ReturnedDesk.Owner.Other(CaseRequest other) -> {
        parts.add(new PagePart.Remark(Tone.BAD, visit.text("returned.other")));
        parts.add(new PagePart.LinkRow(List.of(link(visit, other))));
      }
      case ReturnedDesk.Owner.Own(CaseRequest request) -> {
        parts.add(new PagePart.LinkRow(List.of(link(visit, request))));
        own(visit, returned, form, request, parts, problems);
      }
    }
  }

  private static PageCell.Link link(Visit visit, CaseRequest request) {
    return new PageCell.Link(
        visit.text("request.page", Long.toString(request.number()), request.description().title()),
        RequestDesk.address(request));
  }

  private void own(
      Visit visit,
      ReturnedDesk.Returned returned,
      ReturnedForm form,
      CaseRequest request,
      List<PagePart> parts,
      Map<String, String> problems) {
    if (form.wrong() > 0) {
      parts.add(
          new PagePart.Remark(
              Tone.WARN, visit.text("returned.wrong", Long.toString(form.wrong()))));
      parts.add(faults(visit, form.faults()));
    }
    if (!form.unnamed().isEmpty()) {
      parts.add(
          new PagePart.Listing(
              visit.text("returned.unnamed"),
              List.of(visit.text("request.file")),
              form.unnamed().stream()
                  .map(name -> List.<PageCell>of(new PageCell.Plain(name)))
                  .toList(),
              visit.text("list.none")));
    }
    List<AnswerDifference> all = desk.differences(visit, request, form);
    long asked = all.size();
    if (form.rows().size() > asked) {
      parts.add(
          new PagePart.Remark(
              Tone.WARN,
              visit.text("returned.not-asked", Long.toString(form.rows().size() - asked))));
    }
    List<AnswerDifference> shown =
        all.stream()
            .filter(
                one ->
                    one.offers()
                        || one.wrong()
                        || !one.row().missing().isEmpty()
                        || !one.lost().isEmpty())
            .toList();
    if (shown.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.GOOD, visit.text("returned.same")));
    } else {
      parts.add(table(visit, shown));
    }
    if (!request.state().waitsForAnswer()) {
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("request.not-asked")));
    } else if (desk.requests().mayAnswer(visit, returned.workCase(), request)) {
      parts.add(form(visit, returned, all, problems));
    }
  }

  private PagePart table(Visit visit, List<AnswerDifference> shown) {
    return new PagePart.Listing(
        visit.text("returned.differences"),
        List.of(
            visit.text("request.number"),
            visit.text("request.question"),
            visit.text("request.theirs"),
            visit.text("returned.theirs"),
            visit.text("request.files")),
        shown.stream().map(one -> row(visit, one)).toList(),
        visit.text("list.none"));
  }

  private List<PageCell> row(Visit visit, AnswerDifference one) {
    RequestAnswer now = one.line().answer();
    List<PageCell> then = new ArrayList<>(said(one.row().answer(), one.row().remark()));
    if (one.wrong()) {
      then.add(new PageCell.Mark(visit.text("request.answer.word"), Tone.BAD));
    } else if (one.says() && one.moved() && !now.isEmpty()) {
      then.add(new PageCell.Mark(visit.text("returned.moved"), Tone.WARN));
    }
    List<PageCell> files = new ArrayList<>();
    one.files().forEach(file -> files.add(new PageCell.Plain(shown(file.description().path()))));
    one.row()
        .missing()
        .forEach(
            name -> files.add(new PageCell.Mark(visit.text("returned.missing", name), Tone.WARN)));
    one.lost()
        .forEach(
            name -> files.add(new PageCell.Mark(visit.text("returned.lost", name), Tone.PLAIN)));
    return List.of(
        new PageCell.Plain(Long.toString(one.line().number())),
        new PageCell.Lines(one.line().question().text().lines().toList()),
        new PageCell.Stacked(said(now.text(), now.remark())),
        new PageCell.Stacked(then),
        new PageCell.Stacked(files));
  }

  private static List<PageCell> said(String answer, String remark) {
    return Stream.of(answer, remark)
        .filter(text -> !text.isEmpty())
        .<PageCell>map(text -> new PageCell.Lines(text.lines().toList()))
        .toList();
  }

  /** A name below the folder of attachments. */
  private static String shown(String path) {
    return path.replaceFirst("^requests/[0-9]+/attachments/", "");
  }

  private static PagePart form(
      Visit visit,
      ReturnedDesk.Returned returned,
      List<AnswerDifference> all,
      Map<String, String> problems) {
    boolean again = visit.servlet().getMethod().equals("POST");
    FieldMaker make = new FieldMaker(visit);
    List<FormField> fields = new ArrayList<>();
    for (AnswerDifference one : all) {
      if (one.offers()) {
        String name = "t" + one.line().number();
        fields.add(
            new FormField.Tick(
                name,
                visit.text(
                    "returned.take.row",
                    Long.toString(one.line().number()),
                    shortened(one.line().question().text())),
                again ? visit.form(name).equals("true") : one.usual()));
      }
    }
    boolean any = !fields.isEmpty();
    fields.add(
        new FormField.Line(
            "outside",
            visit.text("request.from.whom"),
            again ? visit.form("outside") : returned.file().description().origin(),
            "",
            FormField.Kind.TEXT,
            "off",
            true));
    fields.add(
        new FormField.Line(
            "received",
            visit.text("request.from.when"),
            again
                ? visit.form("received")
                : returned.file().description().date().map(LocalDate::toString).orElse(""),
            "",
            FormField.Kind.DATE,
            "off",
            true));
    fields.add(make.kept("seen", AnswerDifference.digest(all)));
    return new PagePart.EntryForm(
        returned.address() + "/take",
        "",
        fields,
        visit.text(any ? "returned.take" : "returned.attach"),
        Tone.PLAIN,
        problems,
        true);
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() > LONGEST_LABEL ? line.substring(0, LONGEST_LABEL) + "…" : line;
  }
}
