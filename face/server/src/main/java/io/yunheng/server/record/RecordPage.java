/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseRecord;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.RecordMove;
import io.yunheng.casework.WorkCase;
import io.yunheng.report.view.ItemView;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.ObjectView;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Spacing;
import io.yunheng.server.page.Tone;
import io.yunheng.server.result.RunRecords;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One record: what is asked, what the machine found, what people say, and how far it is. */
record RecordPage(RecordDesk desk) {
  /**
   * What went wrong.
   *
   * @param problems by the name of a field
   * @param again whether the form is shown as it was sent
   */
  record Trouble(List<PagePart> remarks, Map<String, String> problems, boolean again) {
    Trouble {
      remarks = List.copyOf(remarks);
      problems = Map.copyOf(problems);
    }
  }

  /** The row after one among those that a filter shows. */
  static Optional<RecordRow> after(
      Visit visit, RecordBook book, RecordFilter filter, RecordRow row) {
    return book.rows().stream()
        .filter(one -> one.number() > row.number() && filter.lets(one, visit))
        .findFirst();
  }

  /** The row before one among those that a filter shows. */
  static Optional<RecordRow> before(
      Visit visit, RecordBook book, RecordFilter filter, RecordRow row) {
    return book.rows().stream()
        .filter(one -> one.number() < row.number() && filter.lets(one, visit))
        .reduce((_, last) -> last);
  }

  PageBody of(Visit visit, RecordBook book, RecordRow row, Trouble trouble) {
    WorkCase one = book.workCase();
    RecordFilter filter = RecordFilter.of(visit);
    List<PagePart> parts = new ArrayList<>(trouble.remarks());
    parts.add(new PagePart.OfRun(crumbs(visit, book, filter, row)));
    parts.add(progress(visit, book, filter, row));
    ItemView view = book.run().view(visit.language(), row.finding()).orElseThrow();
    ObjectView object = view.objects().getFirst();
    parts.add(asked(visit, row, view));
    parts.add(found(visit, book, row, object));
    if (row.moved()) {
      parts.addAll(moved(visit, book, row, object));
    }
    row.record()
        .filter(record -> record.written().isPresent())
        .ifPresent(record -> parts.add(stands(visit, one, record)));
    if (desk.may(visit, Operation.RECORD_WRITE, one)) {
      parts.add(new RecordForm(desk).of(visit, book, filter, row, trouble));
    }
    moves(visit, book, filter, row, parts);
    RecordTalk talk = new RecordTalk(desk);
    talk.comments(visit, book, filter, row, parts);
    talk.history(visit, one, row, parts);
    return PageBody.wide(
        visit.text("record.page", row.item().clause(), row.item().title().in(visit.language())),
        parts);
  }

  private static RunPart.Crumbs crumbs(
      Visit visit, RecordBook book, RecordFilter filter, RecordRow row) {
    WorkCase one = book.workCase();
    List<RecordRow> shown = book.rows().stream().filter(each -> filter.lets(each, visit)).toList();
    int at = shown.indexOf(row);
    return new RunPart.Crumbs(
        visit.text("result.crumbs"),
        List.of(new PageCell.Link(visit.text("record.title"), filter.address(one) + "#rows")),
        before(visit, book, filter, row).map(before -> step(one, filter, before)),
        after(visit, book, filter, row).map(after -> step(one, filter, after)),
        at < 0
            ? ""
            : visit.text("result.part", Integer.toString(at + 1), Integer.toString(shown.size())));
  }

  private static PageCell.Link step(WorkCase one, RecordFilter filter, RecordRow row) {
    return new PageCell.Link(
        row.item().clause() + " " + row.objectName(), filter.address(one, row));
  }

  /** How far the rows are that the filter shows, and the jump to a number. */
  private static PagePart progress(
      Visit visit, RecordBook book, RecordFilter filter, RecordRow row) {
    List<RecordRow> shown = book.rows().stream().filter(each -> filter.lets(each, visit)).toList();
    long done = shown.stream().filter(RecordRow::complete).count();
    return new PagePart.OfRun(
        new RunPart.Filter(
            visit.text("record.progress", Long.toString(done), Integer.toString(shown.size())),
            List.of(
                new RunPart.Chip(
                    "",
                    visit.text("record.progress.done", Integer.toString(shown.size())),
                    done,
                    filter.address(book.workCase()) + "#rows",
                    false)),
            RecordBook.address(book.workCase()) + "/go",
            filter.said(),
            List.of(
                new FormField.Line(
                    "number",
                    visit.text("record.go"),
                    Integer.toString(row.number()),
                    "",
                    FormField.Kind.TEXT,
                    "off",
                    true)),
            visit.text("record.go.submit")));
  }

  private static PagePart asked(Visit visit, RecordRow row, ItemView view) {
    LabelledText requirement = view.about().getFirst();
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(new PagePart.Fact(visit.text("record.object"), new PageCell.Plain(row.objectName())));
    facts.add(
        new PagePart.Fact(requirement.label(), new PageCell.Plain(Spacing.of(requirement.text()))));
    for (LabelledText text : view.about().subList(1, view.about().size())) {
      if (!text.mono()) {
        facts.add(new PagePart.Fact(text.label(), new PageCell.Plain(Spacing.of(text.text()))));
      }
    }
    return new PagePart.FactList(facts);
  }

  private PagePart found(Visit visit, RecordBook book, RecordRow row, ObjectView object) {
    List<PageCell> cells = new ArrayList<>();
    cells.add(new PageCell.Plain(visit.text("record.machine") + visit.text("list.colon")));
    cells.add(RecordListPage.verdict(visit, row.machine().verdict()));
    cells.add(new PageCell.Plain(" "));
    object.why().forEach(why -> cells.add(new PageCell.Plain(Spacing.of(why) + " ")));
    cells.add(new PageCell.Link(visit.text("record.observed"), book.run().address(row.finding())));
    return new PagePart.OfRun(new RunPart.Lede(cells));
  }

  /** What the record was written for, and what is there now. */
  private List<PagePart> moved(Visit visit, RecordBook book, RecordRow row, ObjectView now) {
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Remark(Tone.WARN, visit.text("record.moved.why")));
    CaseRecord record = row.record().orElseThrow();
    Optional<RunRecords.Found> then =
        record
            .finding()
            .run()
            .filter(id -> !id.equals(book.run().id()))
            .flatMap(id -> desk.runs().found(visit, book.workCase(), id));
    if (record.moved(row.shown().state()) && then.isPresent()) {
      RunRecords.Found before = then.get();
      Optional<ObjectView> was =
          before.findings().stream()
              .filter(one -> one.item().id().equals(row.item().id()))
              .filter(one -> one.object().object().equals(row.object().object()))
              .findFirst()
              .flatMap(one -> before.view(visit.language(), one))
              .map(view -> view.objects().getFirst());
      parts.add(
          new PagePart.Listing(
              visit.text("record.moved.caption"),
              List.of(
                  visit.text("record.field"),
                  visit.text("record.moved.before"),
                  visit.text("record.moved.after")),
              List.of(
                  List.of(
                      new PageCell.Plain(visit.text("record.machine")),
                      new PageCell.Plain(was.map(one -> one.machine().word()).orElse("")),
                      new PageCell.Plain(now.machine().word())),
                  List.of(
                      new PageCell.Plain(visit.text("result.reason")),
                      new PageCell.Lines(was.map(ObjectView::why).orElse(List.of())),
                      new PageCell.Lines(now.why()))),
              visit.text("list.none")));
      parts.add(
          new PagePart.LinkRow(
              List.of(
                  new PageCell.Link(
                      visit.text("record.moved.compare"),
                      RunRecords.comparison(book.workCase(), before.id(), book.run().id())))));
    }
    return parts;
  }

  private PagePart stands(Visit visit, WorkCase one, CaseRecord record) {
    List<PagePart.Fact> facts = new ArrayList<>();
    WorkbookEntry entry = record.entry();
    entry
        .verdict()
        .ifPresent(
            verdict ->
                facts.add(
                    new PagePart.Fact(
                        visit.text("record.verdict"), RecordListPage.verdict(visit, verdict))));
    text(visit, facts, "record.result", entry.result());
    text(visit, facts, "record.reason", entry.reason());
    text(visit, facts, "record.evidence", entry.evidence());
    List<PageCell> files = new ArrayList<>();
    record.files().forEach(id -> file(visit, one, id, files));
    if (!files.isEmpty()) {
      facts.add(new PagePart.Fact(visit.text("record.files"), new PageCell.Stacked(files)));
    }
    record
        .written()
        .ifPresent(
            mark ->
                facts.add(
                    new PagePart.Fact(
                        visit.text("record.by"), new PageCell.Plain(desk.mark(visit, mark)))));
    return new PagePart.FactList(facts);
  }

  private static void text(Visit visit, List<PagePart.Fact> facts, String key, String text) {
    if (!text.isEmpty()) {
      facts.add(new PagePart.Fact(visit.text(key), new PageCell.Lines(text.lines().toList())));
    }
  }

  private void file(Visit visit, WorkCase one, RandomId id, List<PageCell> cells) {
    Optional<CaseEvidenceFile> file = desk.evidence(visit, one, id);
    if (file.isEmpty()) {
      cells.add(new PageCell.Plain(visit.text("record.file.hidden")));
      return;
    }
    cells.add(
        new PageCell.Link(
            file.get().description().path(), "/cases/" + one.id() + "/evidence/" + id));
    if (file.get().state() != EvidenceState.CURRENT) {
      cells.add(
          new PageCell.Mark(visit.text("request.file." + file.get().state().code()), Tone.WARN));
    }
  }

  private void moves(
      Visit visit, RecordBook book, RecordFilter filter, RecordRow row, List<PagePart> parts) {
    WorkCase one = book.workCase();
    parts.add(new PagePart.Heading(visit.text("record.stage")));
    List<PageCell> words = new ArrayList<>();
    words.add(RecordListPage.stage(visit, row));
    row.owner()
        .ifPresent(
            owner ->
                words.add(
                    new PageCell.Plain(" " + visit.text("record.owned", desk.person(owner)))));
    parts.add(new PagePart.Sentence(words));
    if (desk.may(visit, Operation.RECORD_WRITE, one) && row.stage().waitsForAuthor()) {
      parts.add(moving(visit, one, filter, row, RecordMove.SUBMIT, List.of()));
    }
    if (desk.may(visit, Operation.RECORD_REVIEW, one)) {
      if (RecordMove.REVIEW.from(row.stage())) {
        parts.add(moving(visit, one, filter, row, RecordMove.REVIEW, List.of()));
      }
      if (RecordMove.RETURN.from(row.stage())) {
        parts.add(
            moving(
                visit,
                one,
                filter,
                row,
                RecordMove.RETURN,
                List.of(new FormField.Area("why", visit.text("record.return.why"), "", "", true))));
      }
    }
  }

  private static PagePart moving(
      Visit visit,
      WorkCase one,
      RecordFilter filter,
      RecordRow row,
      RecordMove move,
      List<FormField> asked) {
    List<FormField> fields = new ArrayList<>(asked);
    fields.add(new FormField.Kept("object", row.object().object()));
    fields.add(new FormField.Kept("version", Long.toString(row.version())));
    filter.said().forEach((name, value) -> fields.add(new FormField.Kept(name, value)));
    return new PagePart.EntryForm(
        RecordBook.address(one) + "/" + row.item().id() + "/" + move.code(),
        "",
        fields,
        visit.text("record." + move.code()));
  }
}
