/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Document;
import io.yunheng.catalog.Stage;
import io.yunheng.report.word.Paper;
import io.yunheng.report.word.Style;
import io.yunheng.report.word.WordTable;
import io.yunheng.report.word.WordTable.Cell;
import io.yunheng.report.word.WordTable.Line;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.People;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The division of responsibility, requirement by requirement. A document whose chapters are the
 * layers that responsibility is divided by is shown by chapter, any other by stage.
 */
final class DutyTables {
  private static final String BY_CHAPTER = "CCIA";
  private static final List<Integer> WIDTHS = List.of(26, 82, 44, 42, 27, 23, 31);

  private final DutyPhrases say;
  private final DraftingPhrases paperSay;
  private final Words words;
  private final Paper paper;
  private final PeopleIndex<List<Cell>> people = new PeopleIndex<>(this::people);

  DutyTables(DutyPhrases say, Paper paper) {
    this.say = say;
    this.paperSay = new DraftingPhrases(say);
    this.words = say.words();
    this.paper = paper;
  }

  void write(String title) {
    paper.headingOnNewPage(1, title);
    paper.paragraph(CoverPages.body(words), words.of("paper.duties.intro"));
    legend();
    List<CloudService> services = say.arrangement().services();
    for (CloudService service : services) {
      for (Document document : documents()) {
        List<Duty> own =
            say.derivation().duties().all().stream()
                .filter(duty -> duty.service().equals(service.id()))
                .filter(duty -> duty.clause().document().equals(document.id()))
                .toList();
        if (!own.isEmpty()) {
          String name = paperSay.document(document);
          paper.heading(
              2,
              services.size() > 1
                  ? words.of("paper.of-service", DraftingPhrases.brief(service.name()), name)
                  : name);
          paper.paragraph(Style.NOTE, say.in(document.status()));
          document(document, own);
        }
      }
    }
  }

  /** The documents, the one that divides responsibility first. */
  private List<Document> documents() {
    List<Document> all = new ArrayList<>(say.catalog().documents());
    all.sort(Comparator.comparing(one -> !one.id().equals(BY_CHAPTER)));
    return all;
  }

  private void legend() {
    List<WordTable.Row> rows = new ArrayList<>();
    for (String letter : List.of("A", "R", "S", "I")) {
      rows.add(
          WordTable.row(
              List.of(
                  new Cell(List.of(new Line(Style.TABLE_HEAD, letter)), WordTable.Merge.NONE, true),
                  Cell.of(Style.TABLE_STRONG, words.word("paper.letter", letter)),
                  Cell.of(Style.TABLE_TEXT, words.word("paper.letter.means", letter)))));
    }
    paper.table(
        words.of("paper.legend"),
        new WordTable(
            List.of(8, 20, 110), CoverPages.titles(words, "letter", "word", "meaning"), rows));
  }

  private void document(Document document, List<Duty> duties) {
    if (document.id().equals(BY_CHAPTER)) {
      Map<Integer, List<Duty>> chapters = new TreeMap<>();
      duties.forEach(
          duty ->
              chapters.computeIfAbsent(chapter(duty.clause()), _ -> new ArrayList<>()).add(duty));
      chapters.forEach(
          (number, own) -> {
            String title =
                words.of("paper.chapter", Integer.toString(number), title(document, number));
            paper.heading(3, title);
            table(words.of("paper.duties.of", document.number(), title), banded(own));
          });
    } else {
      byStage(duties)
          .forEach(
              (stage, own) -> {
                String title = words.of("paper.stage", say.word(stage), own.size());
                paper.heading(3, title);
                table(words.of("paper.duties.of", document.number(), say.word(stage)), rows(own));
              });
    }
  }

  /** The chapter that a clause stands in, by the path of the clause. */
  private static int chapter(Clause clause) {
    String path = clause.path();
    int end = 0;
    while (end < path.length() && path.charAt(end) >= '0' && path.charAt(end) <= '9') {
      end++;
    }
    return end == 0 || end > 4 ? 0 : Integer.parseInt(path.substring(0, end));
  }

  private String title(Document document, int number) {
    return document.chapters().stream()
        .filter(chapter -> chapter.number().equals(Integer.toString(number)))
        .map(chapter -> say.in(chapter.title()))
        .findFirst()
        .orElse("");
  }

  private static Map<Stage, List<Duty>> byStage(List<Duty> duties) {
    Map<Stage, List<Duty>> stages = new EnumMap<>(Stage.class);
    duties.forEach(
        duty -> stages.computeIfAbsent(duty.clause().stage(), _ -> new ArrayList<>()).add(duty));
    return stages;
  }

  private List<WordTable.Row> banded(List<Duty> duties) {
    List<WordTable.Row> rows = new ArrayList<>();
    byStage(duties)
        .forEach(
            (stage, own) -> {
              rows.add(WordTable.band(words.of("paper.stage", say.word(stage), own.size())));
              rows.addAll(rows(own));
            });
    return rows;
  }

  private List<WordTable.Row> rows(List<Duty> duties) {
    return duties.stream().map(duty -> WordTable.row(cells(duty))).toList();
  }

  private void table(String caption, List<WordTable.Row> rows) {
    paper.table(
        caption,
        new WordTable(
            WIDTHS,
            CoverPages.titles(
                words, "clause", "what", "responsible", "doing", "watching", "told", "basis"),
            rows));
  }

  private List<Cell> cells(Duty duty) {
    Clause clause = duty.clause();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(Style.TABLE_SMALL, clause.id()));
    cells.add(
        Cell.of(
            List.of(
                new Line(Style.TABLE_STRONG, say.in(clause.title())),
                new Line(Style.TABLE_SMALL, say.in(clause.summary())))));
    cells.addAll(people.of(duty));
    cells.add(Cell.of(Style.TABLE_SMALL, DraftingPhrases.first(paperSay.basis(duty))));
    return cells;
  }

  private List<Cell> people(People all) {
    List<String> responsible = DraftingPhrases.first(all.responsible(), paperSay::share);
    return List.of(
        responsible.isEmpty()
            ? Cell.of(Style.STATE_BREACH, words.of("paper.nobody"))
            : Cell.of(Style.TABLE_TEXT, responsible),
        Cell.of(Style.TABLE_TEXT, DraftingPhrases.first(all.doing(), paperSay::way)),
        Cell.of(
            Style.TABLE_TEXT,
            paperSay.nameLines(all.watching().stream().map(Duty.Watching::organisation).toList())),
        Cell.of(
            Style.TABLE_TEXT,
            paperSay.nameLines(all.informed().stream().map(Duty.Watching::organisation).toList())));
  }
}
