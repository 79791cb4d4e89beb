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
import io.yunheng.report.view.Printable;
import io.yunheng.report.word.Paper;
import io.yunheng.report.word.Style;
import io.yunheng.report.word.WordTable;
import io.yunheng.report.word.WordTable.Cell;
import io.yunheng.report.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The list as a Word document to sign. */
final class ListDocument implements Attachment {
  private final Language language;
  private final ManifestList.Limits limits;

  ListDocument(Language language, ManifestList.Limits limits) {
    this.language = language;
    this.limits = limits;
  }

  @Override
  public String path() {
    return "handover/manifest.docx";
  }

  @Override
  public void write(OutputStream out, Overview overview, Path entries) throws IOException {
    ListPhrases say = new ListPhrases(overview, language, limits.summary());
    Words words = say.words();
    try (Paper paper =
        new Paper(
            language,
            new Paper.Furniture(
                Printable.text(say.title()),
                words.of("paper.head", words.of("handover.title"), Printable.text(say.title(), 60)),
                words.of("paper.foot"),
                words.of("paper.table")),
            overview.made().atOffset(ZoneOffset.UTC).toLocalDate())) {
      cover(paper, say, overview);
      paper.headingOnNewPage(1, words.of("handover.sheet.summary"));
      PaperGrids.put(paper, words, say.lacks());
      say.summaries().forEach(grid -> PaperGrids.put(paper, words, grid));
      paper.heading(1, words.of("handover.sheet.lost"));
      PaperGrids.table(paper, words, say.lost());
      paper.wide();
      paper.heading(1, words.of("handover.entries"));
      entries(paper, say, entries);
      paper.write(out);
    }
  }

  private static void cover(Paper paper, ListPhrases say, Overview overview) {
    Words words = say.words();
    paper.paragraph(Style.TITLE, words.of("handover.title"));
    paper.paragraph(Style.SUBTITLE, overview.parties().title().orElse(""));
    paper.paragraph(
        Style.COVER_DATE,
        words.of(
            "handover.as-of", overview.made().atOffset(ZoneOffset.UTC).toLocalDate().toString()));
    List<WordTable.Row> rows = new ArrayList<>();
    for (LabelledText fact : say.facts()) {
      rows.add(
          WordTable.row(List.of(Cell.label(fact.label()), Cell.of(Style.TABLE_TEXT, fact.text()))));
    }
    paper.table(new WordTable(List.of(24, 76), List.of(), rows));
    PaperGrids.put(paper, words, say.signatures());
    paper.paragraph(Style.NOTE, words.of("handover.proof"));
    paper.contents(words.of("paper.contents"));
  }

  private void entries(Paper paper, ListPhrases say, Path entries) throws IOException {
    Words words = say.words();
    EntryPhrases sayings = new EntryPhrases(words);
    List<WordTable.Row> rows = new ArrayList<>();
    long count = 0;
    try (EntryLines lines = new EntryLines(entries)) {
      for (Optional<EntryRow> next = lines.next(); next.isPresent(); next = lines.next()) {
        if (count++ < limits.rows()) {
          rows.add(row(next.get(), sayings, say));
        }
      }
    }
    if (count == 0) {
      paper.paragraph(Style.BODY, words.of("handover.no-entries"));
      return;
    }
    paper.paragraph(
        Style.BODY,
        count > limits.rows()
            ? words.of("handover.beyond", limits.rows(), count - limits.rows())
            : words.of("handover.all-here", count));
    paper.table(
        words.of("handover.entries"),
        new WordTable(
            List.of(9, 34, 26, 22, 40, 22, 22, 26),
            say.titles(
                "id",
                "path",
                "name-description",
                "format-size",
                "digests",
                "decided-category",
                "medium-valid",
                "key-converter"),
            rows));
  }

  private static WordTable.Row row(EntryRow row, EntryPhrases say, ListPhrases list) {
    Words words = list.words();
    List<String> path = new ArrayList<>(List.of(row.of("path")));
    if (!row.file()) {
      path.add(say.kind(row));
    }
    path.addAll(say.remarks(row));
    List<String> digests = new ArrayList<>();
    for (Algorithm one : list.algorithms()) {
      String digest = row.of("digests." + one.code());
      if (!digest.isEmpty()) {
        digests.add(words.word("handover.word.digest", one.code()) + " " + digest);
      }
    }
    String size = row.has("size") ? size(words, row.of("size")) : "";
    String sensitivity =
        row.has("sensitivity") || !row.has("proposed.sensitivity")
            ? say.decided(row)
            : words.of("handover.proposed.only", say.proposed(row));
    return WordTable.row(
        List.of(
            cell(row.of("id")),
            cell(path.toArray(String[]::new)),
            cell(row.of("name"), row.of("description")),
            cell(say.format(row), size),
            cell(digests.toArray(String[]::new)),
            cell(sensitivity, say.category(row)),
            cell(row.of("medium"), say.validity(row)),
            cell(row.of("decryption"), row.of("key"), row.of("converter"))));
  }

  private static String size(Words words, String size) {
    try {
      return Amounts.octets(words, Long.parseLong(size));
    } catch (NumberFormatException _) {
      return size;
    }
  }

  private static Cell cell(String... lines) {
    return Cell.of(Style.TABLE_SMALL, Stream.of(lines).filter(line -> !line.isEmpty()).toList());
  }
}
