/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.assessment.ItemRule;
import io.yunheng.casework.RecordMove;
import io.yunheng.casework.RecordRefusal;
import io.yunheng.casework.RecordStage;
import io.yunheng.casework.RecordTask;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.Verdict;
import io.yunheng.report.words.Words;
import io.yunheng.server.job.CaseRecords;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunCell;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Spacing;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The records of a case: how far they are, the branches of the standard, and the rows. */
record RecordListPage(RecordDesk desk) {
  /** The name under which a form names a row. */
  static String tick(RecordRow row) {
    return "row." + row.item().id() + "." + row.object().object();
  }

  /** The name under which a form names all rows of a control point that its filter shows. */
  static String point(String id) {
    return "point." + id;
  }

  PageBody of(Visit visit, RecordBook book, List<PagePart> remarks) {
    WorkCase one = book.workCase();
    RecordFilter filter = RecordFilter.of(visit);
    List<PagePart> parts = new ArrayList<>(remarks);
    parts.add(summary(visit, book));
    desk.runs().changed(visit, book.run()).ifPresent(parts::add);
    if (CaseRecords.uploaded(desk.cases().store(), one.id())) {
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("record.uploaded")));
    }
    boolean writes = desk.may(visit, Operation.RECORD_WRITE, one);
    if (writes) {
      submitting(visit, book).ifPresent(parts::add);
    }
    parts.add(
        new PagePart.Disclosed(
            visit.text("record.tree"),
            List.of(new RecordTree(desk).of(visit, book)),
            filter.said().isEmpty() && visit.form("from").isEmpty()));
    if (desk.may(visit, Operation.RECORD_ASSIGN, one)) {
      parts.add(
          new PagePart.Disclosed(
              visit.text("record.assign"),
              List.of(new RecordTree(desk).assigning(visit, book, filter))));
    }
    parts.add(new PagePart.OfRun(chips(visit, book, filter)));
    parts.add(table(visit, book, filter, writes));
    if (!book.apart().isEmpty()) {
      parts.add(apart(visit, book));
    }
    return PageBody.wide(visit.text("record.title"), parts);
  }

  private PagePart summary(Visit visit, RecordBook book) {
    List<PageCell> words = new ArrayList<>();
    words.add(count(visit, book, ""));
    for (String choice : RecordFilter.CHOICES) {
      if (shown(visit, book, choice) > 0) {
        words.add(new PageCell.Plain(visit.text("list.comma")));
        words.add(count(visit, book, choice));
      }
    }
    words.add(new PageCell.Plain(visit.text("list.stop")));
    return new PagePart.Sentence(words);
  }

  private static PageCell count(Visit visit, RecordBook book, String choice) {
    return new PageCell.Link(
        visit.text(
            "record.count." + (choice.isEmpty() ? "all" : choice),
            Long.toString(shown(visit, book, choice))),
        new RecordFilter(choice, "", "").address(book.workCase()) + "#rows");
  }

  private static long shown(Visit visit, RecordBook book, String choice) {
    RandomId me = visit.known().person().id();
    return book.rows().stream().filter(row -> RecordFilter.chosen(row, choice, me)).count();
  }

  /** The button by which the visitor submits his part, and what it lacks. */
  private static Optional<PagePart> submitting(Visit visit, RecordBook book) {
    RandomId me = visit.known().person().id();
    List<RecordRow> mine =
        book.rows().stream().filter(row -> row.of(me) && row.stage().waitsForAuthor()).toList();
    if (mine.isEmpty()) {
      return Optional.empty();
    }
    long lacking = mine.stream().filter(row -> !row.complete()).count();
    return Optional.of(
        new PagePart.EntryForm(
            RecordBook.address(book.workCase()) + "/submit",
            "",
            List.of(),
            lacking == 0
                ? visit.text("record.submit.mine", Integer.toString(mine.size()))
                : visit.text(
                    "record.submit.lacking",
                    Integer.toString(mine.size()),
                    Long.toString(lacking))));
  }

  /** What of the visitor's part keeps him from submitting it. */
  PagePart lacking(Visit visit, RecordBook book, List<RecordRow> mine, List<RecordRow> lacking) {
    if (mine.isEmpty()) {
      return new PagePart.Remark(Tone.WARN, visit.text("record.submit.none"));
    }
    List<PageCell> words = new ArrayList<>();
    words.add(new PageCell.Mark(visit.text("record.submit.not"), Tone.BAD));
    for (RecordRow row : lacking) {
      words.add(new PageCell.Plain(" "));
      words.add(
          new PageCell.Link(
              visit.text(
                  row.moved() ? "record.lacks.moved" : "record.lacks.open",
                  row.item().clause(),
                  row.objectName()),
              new RecordFilter(RecordFilter.MINE, "", "").address(book.workCase(), row)));
    }
    return new PagePart.Sentence(words);
  }

  /** Why some rows were not brought into another stage. */
  PagePart refused(Visit visit, RecordBook book, List<RecordRefusal> refused) {
    return new PagePart.Listing(
        visit.text("record.refused"),
        List.of(visit.text("record.row"), visit.text("record.refused.why")),
        refused.stream()
            .map(
                one ->
                    List.<PageCell>of(
                        book.row(one.row())
                            .<PageCell>map(
                                row ->
                                    new PageCell.Link(
                                        row.item().clause() + " " + row.objectName(),
                                        RecordFilter.of(visit).address(book.workCase(), row)))
                            .orElse(new PageCell.Plain(one.row().item())),
                        new PageCell.Plain(visit.text("record.refused." + one.reason().code()))))
            .toList(),
        visit.text("list.none"));
  }

  private static RunPart.Filter chips(Visit visit, RecordBook book, RecordFilter filter) {
    List<RunPart.Chip> chips = new ArrayList<>();
    List<String> choices = new ArrayList<>();
    choices.add("");
    choices.addAll(RecordFilter.CHOICES);
    for (String choice : choices) {
      RecordFilter of = filter.showing(choice);
      long count = book.rows().stream().filter(row -> of.lets(row, visit)).count();
      if (choice.isEmpty() || count > 0 || choice.equals(filter.show())) {
        chips.add(
            new RunPart.Chip(
                "",
                visit.text("record.show." + (choice.isEmpty() ? "all" : choice)),
                count,
                of.address(book.workCase()) + "#rows",
                choice.equals(filter.show())));
      }
    }
    Map<String, String> kept = new TreeMap<>(filter.said());
    kept.remove("text");
    return new RunPart.Filter(
        visit.text("record.filter"),
        chips,
        RecordBook.address(book.workCase()) + "#rows",
        kept,
        List.of(
            new FormField.Line(
                "text",
                visit.text("record.filter.text"),
                filter.text(),
                "",
                FormField.Kind.SEARCH,
                "off",
                false)),
        visit.text("result.filter.submit"));
  }

  private PagePart table(Visit visit, RecordBook book, RecordFilter filter, boolean writes) {
    List<RecordRow> all = book.rows().stream().filter(row -> filter.lets(row, visit)).toList();
    RowWindow window = PageNumber.window(visit);
    int from = (int) Math.min(window.from(), all.size());
    List<RecordRow> shown = all.subList(from, Math.min(all.size(), from + window.most()));
    boolean reviews = desk.may(visit, Operation.RECORD_REVIEW, book.workCase());
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.OfRun(new RunPart.Section("rows", visit.text("record.rows.title"))));
    parts.add(
        new PagePart.Listing(
            visit.text("record.rows.title"),
            List.of(
                visit.text("record.number"),
                visit.text("record.item"),
                visit.text("record.machine"),
                visit.text("record.verdict"),
                visit.text("record.stage"),
                visit.text("record.owner")),
            shown.stream().map(row -> row(visit, book, filter, row, writes, reviews)).toList(),
            visit.text("list.none"),
            PageNumber.of(visit, window, new RowList<>(shown, all.size()), filter.said())));
    return new PagePart.Refreshed("record-rows", parts);
  }

  private List<PageCell> row(
      Visit visit,
      RecordBook book,
      RecordFilter filter,
      RecordRow row,
      boolean writes,
      boolean reviews) {
    List<PageCell> stage = new ArrayList<>();
    stage.add(stage(visit, row));
    if (row.moved()) {
      stage.add(new PageCell.Mark(visit.text("record.show.moved"), Tone.WARN));
    }
    if (reviews && row.stage() == RecordStage.SUBMITTED && !row.moved()) {
      stage.add(
          button(
              visit,
              book,
              filter,
              row,
              RecordMove.REVIEW.code(),
              "record.review",
              Map.of("version", Long.toString(row.version()))));
    }
    return List.of(
        new PageCell.Plain(Integer.toString(row.number())),
        new PageCell.Titled(
            row.item().clause() + " " + row.item().title().in(visit.language()),
            filter.address(book.workCase(), row),
            row.objectName()),
        verdict(visit, row.machine().verdict()),
        verdicts(visit, book, filter, row, writes),
        new PageCell.Stacked(stage),
        owner(visit, book, row));
  }

  /** What stands, and a button for each verdict that could stand instead. */
  private static PageCell verdicts(
      Visit visit, RecordBook book, RecordFilter filter, RecordRow row, boolean writes) {
    List<PageCell> cells = new ArrayList<>();
    cells.add(row.written().isPresent() ? verdict(visit, row.verdict()) : new PageCell.Plain("—"));
    if (writes) {
      Words words = Words.in(visit.language());
      List<PageCell> buttons = new ArrayList<>();
      for (Verdict verdict : ItemRule.verdicts(row.item(), book.run().scale())) {
        if (row.written().filter(verdict::equals).isEmpty()) {
          buttons.add(
              button(
                  visit,
                  book,
                  filter,
                  row,
                  "verdict",
                  words.word("verdict", verdict.code()),
                  Map.of(
                      "verdict",
                      verdict.code(),
                      "version",
                      Long.toString(row.version()),
                      "run",
                      book.run().id().text())));
        }
      }
      cells.add(new PageCell.Several(buttons));
    }
    return new PageCell.Stacked(cells);
  }

  private static PageCell button(
      Visit visit,
      RecordBook book,
      RecordFilter filter,
      RecordRow row,
      String way,
      String text,
      Map<String, String> values) {
    String word = text.startsWith("record.") ? visit.text(text) : text;
    Map<String, String> sent = new TreeMap<>(values);
    sent.putAll(filter.said());
    sent.put("object", row.object().object());
    sent.put("from", visit.form("from"));
    sent.put("go", "list");
    return new PageCell.Button(
        RecordBook.address(book.workCase()) + "/" + row.item().id() + "/" + way,
        word,
        visit.text("record.button", word, row.item().clause(), row.objectName()),
        sent,
        Tone.PLAIN);
  }

  static PageCell verdict(Visit visit, Verdict verdict) {
    return new PageCell.OfRun(
        new RunCell.Verdict(
            new RunPart.Outcome(
                verdict.code(), Words.in(visit.language()).word("verdict", verdict.code()))));
  }

  static PageCell stage(Visit visit, RecordRow row) {
    return new PageCell.Mark(
        visit.text("record.stage." + row.stage().code()),
        switch (row.stage()) {
          case OPEN -> Tone.PLAIN;
          case SUBMITTED, RETURNED -> Tone.WARN;
          case REVIEWED -> Tone.GOOD;
        });
  }

  private static PageCell owner(Visit visit, RecordBook book, RecordRow row) {
    RecordTask task = row.record().map(one -> one.task()).orElse(RecordTask.NONE);
    List<PageCell> cells = new ArrayList<>();
    cells.add(new PageCell.Plain(Spacing.of(task.owner().map(book::name).orElse(""))));
    task.due()
        .ifPresent(
            due -> {
              cells.add(new PageCell.Unbroken(due.toString()));
              if (late(visit.today(), due, row)) {
                cells.add(new PageCell.Mark(visit.text("request.late"), Tone.BAD));
              }
            });
    return new PageCell.Stacked(cells);
  }

  private static boolean late(LocalDate today, LocalDate due, RecordRow row) {
    return row.stage().waitsForAuthor() && due.isBefore(today);
  }

  private PagePart apart(Visit visit, RecordBook book) {
    return new PagePart.Disclosed(
        visit.text("record.apart", Integer.toString(book.apart().size())),
        List.of(
            new PagePart.Listing(
                visit.text("record.apart.caption"),
                List.of(
                    visit.text("record.item"),
                    visit.text("record.object"),
                    visit.text("record.verdict"),
                    visit.text("record.result"),
                    visit.text("record.by")),
                book.apart().stream()
                    .map(
                        one ->
                            List.of(
                                new PageCell.Plain(one.row().item()),
                                new PageCell.Plain(one.row().object()),
                                one.entry()
                                    .verdict()
                                    .map(verdict -> verdict(visit, verdict))
                                    .orElse(PageCell.none()),
                                new PageCell.Plain(one.entry().result()),
                                new PageCell.Plain(
                                    one.written().map(mark -> desk.mark(visit, mark)).orElse(""))))
                    .toList(),
                visit.text("list.none"))));
  }
}
