/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.fault.Language;
import io.yunheng.fixity.Algorithm;
import io.yunheng.handover.Attachment;
import io.yunheng.handover.Overview;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list as a workbook: a cover to sign, what sums up, and all entries. */
final class ListWorkbook implements Attachment {
  private static final List<Integer> WIDTHS = List.of(16, 40, 36, 20);
  private static final List<String> BEFORE =
      List.of("id", "kind", "path", "name", "description", "format", "size");
  private static final List<String> AFTER =
      List.of(
          "decided",
          "proposed",
          "category",
          "medium",
          "valid",
          "decryption",
          "key",
          "converter",
          "period",
          "modified",
          "remarks",
          "lacks");
  private static final List<Integer> WIDTHS_BEFORE = List.of(10, 10, 56, 20, 30, 26, 14);
  private static final List<Integer> WIDTHS_AFTER =
      List.of(10, 26, 12, 16, 24, 16, 20, 20, 24, 20, 30, 26);
  private static final int DIGEST = 24;

  private final Language language;
  private final ManifestList.Limits limits;

  ListWorkbook(Language language, ManifestList.Limits limits) {
    this.language = language;
    this.limits = limits;
  }

  @Override
  public String path() {
    return "handover/manifest.xlsx";
  }

  @Override
  public void write(OutputStream out, Overview overview, Path entries) throws IOException {
    ListPhrases say = new ListPhrases(overview, language, limits.summary());
    try (Sheets sheets = new Sheets()) {
      cover(sheets, say, overview);
      summary(sheets, say);
      Sheets.Page lost = sheets.page(say.words().of("handover.sheet.lost"), List.of(60, 28, 40));
      grid(lost, say, say.lost());
      entries(sheets, say, entries);
      sheets.write(out, say.title(), overview.made());
    }
  }

  private void cover(Sheets sheets, ListPhrases say, Overview overview) {
    Words words = say.words();
    Sheets.Page page = sheets.page(words.of("handover.sheet.cover"), WIDTHS);
    page.line(Sheets.Look.TITLE, words.of("handover.title"));
    overview.parties().title().ifPresent(title -> page.line(Sheets.Look.BAND, title));
    page.skip();
    for (LabelledText fact : say.facts()) {
      page.row(Sheets.Look.LABEL, Sheets.Look.PLAIN, List.of(fact.label(), fact.text()));
    }
    page.skip();
    page.grid(say.signatures(), "");
    long all = overview.totals().entries();
    page.line(
        Sheets.Look.LEAD,
        all > limits.rows()
            ? words.of("handover.beyond", limits.rows(), all - limits.rows())
            : words.of("handover.all-here", all));
    page.line(Sheets.Look.LEAD, words.of("handover.proof"));
  }

  private static void summary(Sheets sheets, ListPhrases say) {
    Sheets.Page page =
        sheets.page(say.words().of("handover.sheet.summary"), List.of(44, 28, 56, 44));
    page.line(Sheets.Look.TITLE, say.words().of("handover.sheet.summary")).skip();
    grid(page, say, say.lacks());
    say.summaries().forEach(grid -> grid(page, say, grid));
  }

  private static void grid(Sheets.Page page, ListPhrases say, Grid grid) {
    page.grid(grid, say.words().of("handover.more", grid.more()));
  }

  private void entries(Sheets sheets, ListPhrases say, Path entries) throws IOException {
    EntryPhrases sayings = new EntryPhrases(say.words());
    List<Algorithm> algorithms = say.algorithms();
    List<Integer> widths = new ArrayList<>(WIDTHS_BEFORE);
    algorithms.forEach(_ -> widths.add(DIGEST));
    widths.addAll(WIDTHS_AFTER);
    List<String> heads = new ArrayList<>(say.titles(BEFORE.toArray(String[]::new)));
    algorithms.forEach(one -> heads.add(say.words().word("handover.word.digest", one.code())));
    heads.addAll(say.titles(AFTER.toArray(String[]::new)));
    try (EntryLines lines = new EntryLines(entries)) {
      long count = 0;
      int number = 1;
      Sheets.Page page = sheet(sheets, say.words(), number, widths, heads);
      for (Optional<EntryRow> next = lines.next(); next.isPresent(); next = lines.next()) {
        if (count < limits.rows()) {
          if (page.at() > limits.sheet()) {
            page.filtered(0, widths.size());
            page = sheet(sheets, say.words(), ++number, widths, heads);
          }
          page.values(Sheets.Look.TEXT, cells(next.get(), sayings, algorithms));
        }
        count++;
      }
      page.filtered(0, widths.size());
      if (count > limits.rows()) {
        page.row(
            Sheets.Look.TEXT,
            Sheets.Look.TEXT,
            List.of(say.words().of("handover.beyond", limits.rows(), count - limits.rows())));
      }
    }
  }

  private static Sheets.Page sheet(
      Sheets sheets, Words words, int number, List<Integer> widths, List<String> heads) {
    return sheets.page(words.of("handover.sheet.entries", number), widths).heads(heads);
  }

  private static List<Sheets.Value> cells(
      EntryRow row, EntryPhrases say, List<Algorithm> algorithms) {
    List<Sheets.Value> cells = new ArrayList<>();
    text(cells, row.of("id"));
    text(cells, say.kind(row));
    text(cells, row.of("path"));
    text(cells, row.of("name"));
    text(cells, row.of("description"));
    text(cells, say.format(row));
    cells.add(size(row.of("size")));
    algorithms.forEach(one -> text(cells, row.of("digests." + one.code())));
    text(cells, say.decided(row));
    text(cells, say.proposed(row));
    text(cells, say.category(row));
    text(cells, row.of("medium"));
    text(cells, say.validity(row));
    text(cells, row.of("decryption"));
    text(cells, row.of("key"));
    text(cells, row.of("converter"));
    text(cells, say.period(row));
    text(cells, row.of("modified"));
    text(cells, String.join("; ", say.remarks(row)));
    text(cells, String.join(say.comma(), say.lacks(row)));
    return cells;
  }

  private static void text(List<Sheets.Value> cells, String text) {
    cells.add(new Sheets.Value.Words(text));
  }

  private static Sheets.Value size(String text) {
    try {
      return new Sheets.Value.Whole(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return new Sheets.Value.Words(text);
    }
  }
}
