/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.words.Words;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What came of comparing as a workbook: the stand, the clauses, and every place that was kept. */
public final class VerificationWorkbook {
  private final Sheets sheets;
  private final VerificationView view;
  private final Words words;

  private VerificationWorkbook(Sheets sheets, VerificationView view) {
    this.sheets = sheets;
    this.view = view;
    this.words = Words.in(view.language());
  }

  /**
   * Writes it over whatever is there; the file is whole or not there at all. The same view gives
   * the same bytes.
   *
   * @throws FaultException if it cannot be written
   */
  public static void write(VerificationView view, Path file) {
    ReplacedFile.write(
        file,
        out -> {
          try (Sheets sheets = new Sheets()) {
            new VerificationWorkbook(sheets, view).fill();
            sheets.write(out, view.title(), view.when());
          }
        });
  }

  private void fill() {
    stand();
    clauses();
    places();
    moves();
    view.deep().ifPresent(this::deep);
    lists();
  }

  private void deep(DeepView deep) {
    Sheets.Page page = sheets.page(words.of("verification.deep"), List.of(40, 40, 60, 60, 16, 16));
    page.line(style(deep.tone()), deep.sentence()).skip();
    page.row(Sheets.Look.HEAD, Sheets.Look.HEAD, deep.heads());
    deep.checks().forEach(row -> page.row(Sheets.Look.LABEL, Sheets.Look.PLAIN, row));
    if (!deep.tables().isEmpty()) {
      page.skip().line(Sheets.Look.BAND, words.of("verification.deep.tables"));
      page.row(
          Sheets.Look.HEAD,
          Sheets.Look.HEAD,
          titles("state", "dump", "table", "recorded", "restored"));
      for (DeepView.Table one : deep.tables()) {
        page.row(
            style(one.tone()),
            Sheets.Look.PLAIN,
            List.of(one.state(), one.dump(), one.name(), one.recorded(), one.rows()));
      }
    }
    page.skip().line(Sheets.Look.BAND, words.of("verification.deep.found"));
    page.row(Sheets.Look.HEAD, Sheets.Look.HEAD, titles("outcome", "path", "finding", "cure"));
    for (DeepView.Kind kind : deep.kinds()) {
      for (DeepView.Place one : kind.places()) {
        page.row(
            style(kind.tone()),
            Sheets.Look.PLAIN,
            List.of(kind.word(), one.path(), one.what(), one.cure()));
      }
      if (kind.beyond(Integer.MAX_VALUE)) {
        page.row(
            style(kind.tone()),
            Sheets.Look.PLAIN,
            List.of(kind.word(), words.of("verification.deep.more", kind.count())));
      }
    }
  }

  private void stand() {
    Sheets.Page page = sheets.page(words.of("verification.stand"), List.of(30, 22, 40, 60));
    page.line(Sheets.Look.TITLE, view.title());
    page.line(Sheets.Look.BAND, view.subject()).skip();
    page.line(
        style(view.stand().tone()),
        view.stand().word() + words.of("verification.colon") + view.stand().sentence());
    page.line(Sheets.Look.LEAD, view.stand().next()).skip();
    for (LabelledText fact : view.facts()) {
      page.row(Sheets.Look.LABEL, Sheets.Look.PLAIN, List.of(fact.label(), fact.text()));
    }
    page.skip().line(Sheets.Look.BAND, words.of("verification.amounts"));
    page.row(Sheets.Look.HEAD, Sheets.Look.HEAD, titles("amount", "files", "octets"));
    for (VerificationView.Amount one : view.amounts()) {
      page.row(
          Sheets.Look.LABEL,
          Sheets.Look.PLAIN,
          List.of(one.label(), words.count(one.files()), one.octets()));
    }
    page.skip().line(Sheets.Look.BAND, words.of("verification.depth"));
    view.depth().forEach(text -> page.line(Sheets.Look.LEAD, text));
    page.skip().line(Sheets.Look.BAND, words.of("verification.kinds"));
    if (view.kinds().isEmpty()) {
      page.line(Sheets.Look.LEAD, words.of("verification.kinds.none"));
    } else {
      page.row(Sheets.Look.HEAD, Sheets.Look.HEAD, titles("kind", "count", "meaning", "cure"));
      for (VerificationView.Kind one : view.kinds()) {
        page.row(
            style(one.tone()),
            Sheets.Look.PLAIN,
            List.of(one.word(), words.count(one.count()), one.meaning(), one.cure()));
      }
    }
    page.skip();
    view.notes().forEach(note -> page.line(Sheets.Look.LEAD, note));
  }

  private void clauses() {
    Sheets.Page page =
        sheets
            .page(words.of("verification.clauses"), List.of(12, 18, 20, 44, 70, 60))
            .heads(titles("verdict", "document", "clause", "title", "reasons", "cure"));
    int rows = 0;
    for (VerificationView.Group group : view.groups()) {
      for (VerificationView.Row row : group.rows()) {
        rows++;
        page.row(
            verdict(row.verdict().code()),
            Sheets.Look.PLAIN,
            List.of(
                row.verdict().word(),
                group.document(),
                row.clause(),
                row.title(),
                lines(
                    row.points().stream()
                        .map(one -> one.word() + words.of("verification.colon") + one.what())
                        .toList()),
                lines(
                    row.points().stream()
                        .map(VerificationView.Point::cure)
                        .filter(cure -> !cure.isEmpty())
                        .distinct()
                        .toList())));
      }
    }
    if (rows > 0) {
      page.filtered(0, 6);
    }
  }

  private void places() {
    Sheets.Page page =
        sheets
            .page(words.of("verification.kinds"), List.of(24, 80, 60))
            .heads(titles("kind", "path", "detail"));
    for (VerificationView.Kind kind : view.kinds()) {
      for (VerificationView.Place place : kind.places()) {
        page.row(
            style(kind.tone()),
            Sheets.Look.PLAIN,
            List.of(kind.word(), place.path(), place.detail()));
      }
    }
    page.filtered(0, 3);
    for (VerificationView.Kind kind : view.kinds()) {
      long more = kind.beyond(Integer.MAX_VALUE);
      if (more > 0) {
        page.row(
            style(kind.tone()),
            Sheets.Look.PLAIN,
            List.of(kind.word(), words.of("verification.more", more)));
      }
    }
  }

  private void moves() {
    Sheets.Page page =
        sheets.page(words.of("verification.moves"), List.of(80, 80)).heads(titles("from", "to"));
    view.moves()
        .forEach(
            move ->
                page.row(Sheets.Look.PLAIN, Sheets.Look.PLAIN, List.of(move.from(), move.to())));
    page.filtered(0, 2);
  }

  private void lists() {
    Sheets.Page page =
        sheets
            .page(words.of("verification.lists"), List.of(16, 70, 70))
            .heads(titles("weight", "finding", "cure"));
    for (VerificationView.Flaw flaw : view.lists().flaws()) {
      page.row(
          style(flaw.tone()), Sheets.Look.PLAIN, List.of(flaw.word(), flaw.what(), flaw.cure()));
    }
    page.filtered(0, 3);
    page.skip();
    page.row(style(view.lists().tone()), Sheets.Look.PLAIN, List.of("", view.lists().sentence()));
  }

  private List<String> titles(String... keys) {
    return Arrays.stream(keys).map(key -> words.of("verification.column." + key)).toList();
  }

  private static String lines(List<String> all) {
    return String.join("\n", all);
  }

  private static Sheets.Look style(String tone) {
    return switch (tone) {
      case "good" -> Sheets.Look.GOOD;
      case "bad" -> Sheets.Look.BAD;
      case "unknown" -> Sheets.Look.OPEN;
      default -> Sheets.Look.PLAIN;
    };
  }

  private static Sheets.Look verdict(String code) {
    return switch (code) {
      case "compliant" -> Sheets.Look.GOOD;
      case "partial" -> Sheets.Look.PARTLY;
      case "non-compliant" -> Sheets.Look.BAD;
      default -> Sheets.Look.OPEN;
    };
  }
}
