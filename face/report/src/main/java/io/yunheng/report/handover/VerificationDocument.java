/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.Printable;
import io.yunheng.report.word.Paper;
import io.yunheng.report.word.Style;
import io.yunheng.report.word.WordTable;
import io.yunheng.report.word.WordTable.Cell;
import io.yunheng.report.words.Words;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What came of comparing as a Word document to sign. */
public final class VerificationDocument {
  /** The most places of one kind, moves and flaws. */
  private static final int MOST = 100;

  private final Paper paper;
  private final VerificationView view;
  private final Words words;

  private VerificationDocument(Paper paper, VerificationView view, Words words) {
    this.paper = paper;
    this.view = view;
    this.words = words;
  }

  /**
   * Writes it over whatever is there; the file is whole or not there at all. The same view gives
   * the same bytes.
   *
   * @throws FaultException if it cannot be written
   */
  public static void write(VerificationView view, Path file) {
    Words words = Words.in(view.language());
    LocalDate day = view.when().atOffset(ZoneOffset.UTC).toLocalDate();
    Paper.Furniture furniture =
        new Paper.Furniture(
            view.title(),
            words.of("paper.head", view.title(), Printable.text(view.subject(), 60)),
            words.of("paper.foot"),
            words.of("paper.table"));
    ReplacedFile.write(
        file,
        out -> {
          try (Paper paper = new Paper(view.language(), furniture, day)) {
            new VerificationDocument(paper, view, words).fill(day);
            paper.write(out);
          }
        });
  }

  private void fill(LocalDate day) {
    paper.paragraph(Style.TITLE, view.title());
    paper.paragraph(Style.SUBTITLE, view.subject());
    paper.paragraph(Style.COVER_DATE, words.of("handover.as-of", day.toString()));
    stand();
    facts();
    signatures();
    paper.headingOnNewPage(1, words.of("verification.amounts"));
    amounts();
    view.depth().forEach(text -> paper.paragraph(Style.BODY, text));
    paper.heading(1, words.of("verification.kinds"));
    kinds();
    if (!view.moves().isEmpty()) {
      paper.heading(1, words.of("verification.moves"));
      moves();
    }
    view.deep().ifPresent(this::deep);
    paper.heading(1, words.of("verification.lists"));
    lists();
    paper.heading(1, words.of("verification.clauses"));
    clauses();
    view.notes().forEach(note -> paper.paragraph(Style.NOTE, note));
  }

  private void stand() {
    Style style =
        switch (view.stand().tone()) {
          case "bad" -> Style.STATE_BREACH;
          case "unknown" -> Style.STATE_DEVIATION;
          default -> Style.TABLE_STRONG;
        };
    paper.table(
        new WordTable(
            List.of(20, 80),
            List.of(),
            List.of(
                WordTable.row(
                    List.of(
                        Cell.of(style, view.stand().word()),
                        Cell.of(
                            Style.TABLE_TEXT,
                            List.of(view.stand().sentence(), view.stand().next())))))));
  }

  private void facts() {
    List<WordTable.Row> rows = new ArrayList<>();
    for (LabelledText fact : view.facts()) {
      rows.add(row(Cell.label(fact.label()), text(fact.text())));
    }
    paper.table(new WordTable(List.of(24, 76), List.of(), rows));
  }

  private void signatures() {
    List<WordTable.Row> rows = new ArrayList<>();
    for (String party : new String[] {"from", "to", "supervisor", "approval"}) {
      rows.add(
          row(
              Cell.label(words.of("handover.party." + party)),
              Cell.of(Style.TABLE_TEXT, List.of("", "")),
              text("")));
    }
    paper.heading(3, words.of("handover.signatures"));
    paper.table(
        new WordTable(
            List.of(24, 50, 26),
            List.of(
                words.of("handover.column.party"),
                words.of("handover.column.signature"),
                words.of("handover.column.date")),
            rows));
  }

  private void amounts() {
    List<WordTable.Row> rows = new ArrayList<>();
    for (VerificationView.Amount one : view.amounts()) {
      rows.add(row(Cell.label(one.label()), text(words.count(one.files())), text(one.octets())));
    }
    paper.table(new WordTable(List.of(40, 20, 40), titles("amount", "files", "octets"), rows));
  }

  private void kinds() {
    if (view.kinds().isEmpty()) {
      paper.paragraph(Style.BODY, words.of("verification.kinds.none"));
    }
    for (VerificationView.Kind kind : view.kinds()) {
      paper.heading(2, words.of("verification.count", kind.word(), kind.count()));
      paper.paragraph(Style.BODY, kind.meaning());
      paper.paragraph(Style.NOTE, kind.cure());
      List<WordTable.Row> rows =
          kind.first(MOST).stream().map(one -> row(text(one.path()), text(one.detail()))).toList();
      paper.table(new WordTable(List.of(60, 40), titles("path", "detail"), rows));
      if (kind.beyond(MOST) > 0) {
        paper.paragraph(Style.NOTE, words.of("verification.more", kind.beyond(MOST)));
      }
    }
  }

  private void moves() {
    paper.table(
        new WordTable(
            List.of(50, 50),
            titles("from", "to"),
            view.moves().stream()
                .limit(MOST)
                .map(one -> row(text(one.from()), text(one.to())))
                .toList()));
    if (view.moves().size() > MOST) {
      paper.paragraph(Style.NOTE, words.of("verification.more", view.moves().size() - MOST));
    }
  }

  private void deep(DeepView deep) {
    paper.heading(1, words.of("verification.deep"));
    paper.paragraph(Style.BODY, deep.sentence());
    if (!deep.checks().isEmpty()) {
      paper.table(
          new WordTable(
              List.of(30, 14, 14, 14, 14, 14),
              deep.heads(),
              deep.checks().stream()
                  .map(row -> WordTable.row(row.stream().map(VerificationDocument::text).toList()))
                  .toList()));
    }
    for (DeepView.Kind kind : deep.kinds()) {
      paper.heading(2, words.of("verification.count", kind.word(), kind.count()));
      paper.table(
          new WordTable(
              List.of(34, 36, 30),
              titles("path", "finding", "cure"),
              kind.first(MOST).stream()
                  .map(one -> row(text(one.path()), text(one.what()), text(one.cure())))
                  .toList()));
      if (kind.beyond(MOST)) {
        paper.paragraph(Style.NOTE, words.of("verification.deep.more", kind.count()));
      }
    }
    if (!deep.tables().isEmpty()) {
      paper.heading(2, words.of("verification.deep.tables"));
      paper.table(
          new WordTable(
              List.of(30, 30, 14, 13, 13),
              titles("dump", "table", "state", "recorded", "restored"),
              deep.firstTables(MOST).stream()
                  .map(
                      one ->
                          row(
                              text(one.dump()),
                              text(one.name()),
                              text(one.state()),
                              text(one.recorded()),
                              text(one.rows())))
                  .toList()));
    }
  }

  private void lists() {
    paper.paragraph(Style.BODY, view.lists().sentence());
    if (!view.lists().flaws().isEmpty()) {
      paper.table(
          new WordTable(
              List.of(14, 46, 40),
              titles("weight", "finding", "cure"),
              view.lists().flaws().stream()
                  .limit(MOST)
                  .map(one -> row(text(one.word()), text(one.what()), text(one.cure())))
                  .toList()));
    }
    if (view.lists().flaws().size() > MOST) {
      paper.paragraph(
          Style.NOTE, words.of("verification.more", view.lists().flaws().size() - MOST));
    }
  }

  private void clauses() {
    List<WordTable.Row> rows = new ArrayList<>();
    for (VerificationView.Group group : view.groups()) {
      rows.add(WordTable.band(group.document() + " " + group.title()));
      for (VerificationView.Row one : group.rows()) {
        List<String> why = new ArrayList<>();
        one.points()
            .forEach(
                point -> why.add(point.word() + words.of("verification.colon") + point.what()));
        List<String> cures =
            one.points().stream()
                .map(VerificationView.Point::cure)
                .filter(cure -> !cure.isEmpty())
                .distinct()
                .toList();
        rows.add(
            row(
                Cell.of(
                    one.verdict().code().equals("non-compliant")
                        ? Style.STATE_BREACH
                        : Style.TABLE_STRONG,
                    one.verdict().word()),
                Cell.of(Style.TABLE_TEXT, List.of(one.clause(), one.title())),
                Cell.of(Style.TABLE_TEXT, why),
                Cell.of(Style.TABLE_TEXT, cures)));
      }
    }
    paper.table(
        new WordTable(
            List.of(14, 28, 34, 34), titles("verdict", "clause", "reasons", "cure"), rows));
  }

  private List<String> titles(String... keys) {
    return Arrays.stream(keys).map(key -> words.of("verification.column." + key)).toList();
  }

  private static Cell text(String text) {
    return Cell.of(Style.TABLE_TEXT, text);
  }

  private static WordTable.Row row(Cell... cells) {
    return WordTable.row(List.of(cells));
  }
}
