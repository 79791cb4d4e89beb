/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.content.FileCategory;
import io.yunheng.content.Proposal;
import io.yunheng.content.Stretch;
import io.yunheng.fault.Language;
import io.yunheng.fixity.Algorithm;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Exposure;
import io.yunheng.handover.Overview;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a manifest says as a whole, in words: facts, and tables that sum up. */
final class ListPhrases {
  private static final String REST = "*";

  /** Room to write. */
  private static final String BLANK = "\n\n";

  private final Words words;
  private final Overview overview;
  private final int most;

  /**
   * Sayings of an overview.
   *
   * @param most rows of a table
   */
  ListPhrases(Overview overview, Language language, int most) {
    this.words = Words.in(language);
    this.overview = overview;
    this.most = most;
  }

  Words words() {
    return words;
  }

  String title() {
    return overview.parties().title().orElseGet(() -> words.of("handover.title"));
  }

  /** The algorithms of which entries have digests, in order. */
  List<Algorithm> algorithms() {
    return Arrays.stream(Algorithm.values()).filter(overview.algorithms()::contains).toList();
  }

  /** Between whom, of what, and how much. */
  List<LabelledText> facts() {
    Descriptions.Parties parties = overview.parties();
    Overview.Totals totals = overview.totals();
    List<LabelledText> facts = new ArrayList<>();
    fact(facts, "from", said(parties.from()));
    fact(facts, "to", said(parties.to()));
    fact(facts, "service", said(parties.service()));
    fact(facts, "agreement", said(parties.agreement()));
    fact(facts, "made", overview.made().toString());
    fact(facts, "payload", words.of("handover.payload." + (overview.bag() ? "bag" : "beside")));
    for (Overview.Source source : overview.sources().stream().limit(most).toList()) {
      fact(
          facts,
          "source",
          source.label().isEmpty()
              ? source.location()
              : source.label() + " = " + source.location());
    }
    fact(
        facts,
        "digests",
        String.join(
            words.of("list.comma"),
            algorithms().stream()
                .map(one -> words.word("handover.word.digest", one.code()))
                .toList()));
    fact(facts, "entries", words.count(totals.entries()));
    fact(
        facts,
        "files",
        words.of("handover.files.of", totals.files(), Amounts.octets(words, totals.octets())));
    if (totals.tables() > 0) {
      fact(facts, "tables", words.of("handover.tables.of", totals.tables(), totals.rows()));
    }
    fact(
        facts,
        "others",
        words.of(
            "handover.others.of",
            totals.links(),
            totals.folders(),
            totals.special(),
            totals.lost()));
    if (totals.older() + totals.markers() > 0) {
      fact(facts, "versions", words.of("handover.versions.of", totals.older(), totals.markers()));
    }
    return facts;
  }

  private void fact(List<LabelledText> facts, String key, String text) {
    facts.add(new LabelledText(words.of("handover.fact." + key), text, false));
  }

  private String said(Optional<String> text) {
    return text.orElseGet(() -> words.of("handover.unsaid"));
  }

  /** Who signs, with blanks. */
  Grid signatures() {
    Descriptions.Parties parties = overview.parties();
    return new Grid(
        words.of("handover.signatures"),
        words.of("handover.signatures.lead"),
        List.of(16, 40, 36, 20),
        titles("party", "organisation", "signature", "date"),
        List.of(
            List.of(words.of("handover.party.from"), parties.from().orElse(""), BLANK, ""),
            List.of(words.of("handover.party.to"), parties.to().orElse(""), BLANK, ""),
            List.of(words.of("handover.party.supervisor"), "", BLANK, ""),
            List.of(words.of("handover.party.approval"), "", BLANK, "")),
        0);
  }

  /** Tables that sum up what there is. */
  List<Grid> summaries() {
    List<Grid> grids = new ArrayList<>();
    overview
        .natures()
        .ifPresent(
            natures -> {
              grids.add(categories(natures));
              grids.add(sensitivity(natures));
              grids.add(formats(natures));
              grids.add(rules(natures));
              grids.add(periods(natures));
            });
    return grids;
  }

  private Grid categories(Overview.Natures natures) {
    List<List<String>> rows = new ArrayList<>();
    for (FileCategory category : FileCategory.values()) {
      share(
          rows,
          words.word("handover.word.category", category.code()),
          natures.categories().get(category));
    }
    return shares("categories", "category", rows);
  }

  private Grid sensitivity(Overview.Natures natures) {
    List<List<String>> rows = new ArrayList<>();
    for (Exposure exposure : Exposure.values()) {
      share(
          rows,
          words.of("handover.decided", words.word("handover.word.exposure", exposure.code())),
          natures.sensitivity().get(exposure));
    }
    for (Proposal.Stand stand : Proposal.Stand.values()) {
      share(
          rows,
          words.of("handover.proposed", words.word("handover.word.exposure", stand.code())),
          natures.proposals().get(stand));
    }
    return shares("sensitivity", "sensitivity", rows);
  }

  private Grid formats(Overview.Natures natures) {
    List<List<String>> rows = new ArrayList<>();
    natures.formats().entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, Overview.Share> one) -> -one.getValue().files())
                .thenComparing(Map.Entry::getKey))
        .forEach(one -> share(rows, format(one.getKey()), one.getValue()));
    return shares("formats", "format", rows);
  }

  private String format(String type) {
    return switch (type) {
      case "" -> words.of("handover.format.unknown");
      case REST -> words.of("handover.format.rest");
      default -> type;
    };
  }

  private Grid rules(Overview.Natures natures) {
    List<List<String>> rows = new ArrayList<>();
    new java.util.TreeMap<>(natures.rules())
        .forEach((rule, files) -> rows.add(List.of(rule, words.count(files))));
    return grid("rules", List.of(40, 16), titles("rule", "files"), rows);
  }

  private Grid shares(String key, String head, List<List<String>> rows) {
    return grid(key, List.of(40, 16, 36), titles(head, "files", "octets"), rows);
  }

  private void share(
      List<List<String>> rows, String label, Overview.@org.jspecify.annotations.Nullable Share of) {
    if (of != null) {
      rows.add(List.of(label, words.count(of.files()), Amounts.octets(words, of.octets())));
    }
  }

  private Grid periods(Overview.Natures natures) {
    List<List<String>> rows = new ArrayList<>();
    List<Stretch> ordered =
        natures.periods().stream()
            .sorted(Comparator.comparing((Stretch one) -> one.gaps().isEmpty()))
            .toList();
    long more = 0;
    for (Stretch one : ordered) {
      if (rows.size() >= most) {
        more++;
        continue;
      }
      List<String> gaps =
          one.gaps().stream()
              .limit(20)
              .map(
                  gap ->
                      words.of(
                          "handover.gap",
                          gap.period().from(),
                          gap.period().to(),
                          gap.units(),
                          words.word("handover.word.unit", one.covers().unit().code())))
              .toList();
      String shown = String.join("\n", gaps);
      rows.add(
          List.of(
              one.family(),
              words.of("handover.range", one.covers().from(), one.covers().to()),
              words.count(one.files()),
              gaps.isEmpty()
                  ? words.of("handover.gap.none")
                  : one.gaps().size() > gaps.size()
                      ? shown + "\n" + words.of("handover.more", one.gaps().size() - gaps.size())
                      : shown));
    }
    Grid grid =
        grid("periods", List.of(44, 28, 12, 44), titles("family", "covers", "files", "gaps"), rows);
    return new Grid(grid.title(), grid.lead(), grid.widths(), grid.heads(), grid.rows(), more);
  }

  /** What could not be taken over. */
  Grid lost() {
    List<List<String>> rows =
        overview.lost().stream()
            .map(
                one ->
                    List.of(
                        one.place().path(),
                        words.word("handover.word.cause", one.cause().code()),
                        one.why()))
            .toList();
    Grid grid = grid("lost", List.of(60, 28, 40), titles("path", "cause", "why"), rows).first(most);
    long more = overview.totals().lost() - grid.rows().size();
    return new Grid(grid.title(), grid.lead(), grid.widths(), grid.heads(), grid.rows(), more);
  }

  /** What people have yet to say or find out. */
  Grid lacks() {
    List<List<String>> rows = new ArrayList<>();
    Overview.Totals totals = overview.totals();
    lack(rows, "lost", totals.lost(), "EXIT-9.2-0b");
    long stores =
        overview.sources().stream()
            .filter(one -> one.history().filter(history -> !history.complete()).isPresent())
            .count();
    lack(rows, "versions", stores, "EXIT-9.3-1 GOV-9.2.2-c");
    lack(rows, "description", totals.entries() - totals.described(), "EXIT-9.2-1a SEC-8.1.3-1a");
    lack(rows, "medium", totals.entries() - totals.withMedium(), "SEC-8.1.3-p1a");
    overview
        .natures()
        .ifPresentOrElse(
            natures -> natures(rows, natures),
            () -> lack(rows, "content", totals.files(), "EXIT-9.2-1a SEC-8.1.3-1a"));
    lack(rows, "clashes", totals.clashes(), "");
    lack(rows, "uncompared", totals.uncompared(), "");
    lack(rows, "renamed", totals.renamed(), "");
    return grid("lacks", List.of(44, 14, 56, 26), titles("lack", "count", "todo", "clauses"), rows);
  }

  private void natures(List<List<String>> rows, Overview.Natures natures) {
    long undecided = natures.proposals().values().stream().mapToLong(Overview.Share::files).sum();
    lack(rows, "sensitivity", undecided, "EXIT-9.2-1a SEC-8.1.3-1a");
    Overview.Share unknown = natures.formats().get("");
    lack(rows, "format", unknown == null ? 0 : unknown.files(), "EXIT-9.2-1a");
    lack(rows, "key", natures.withoutKey(), "EXIT-9.2-1b SEC-8.1.3-1b");
    lack(rows, "converter", natures.withoutConverter(), "EXIT-9.2-1c SEC-8.1.3-1c");
    long gaps = natures.periods().stream().filter(one -> !one.gaps().isEmpty()).count();
    lack(rows, "gaps", gaps, "EXIT-9.3-1 GOV-9.2.2-c");
    lack(rows, "undated", natures.undated(), "EXIT-9.3-1 GOV-9.2.2-c");
    lack(rows, "names", natures.namesDiffer(), "");
  }

  private void lack(List<List<String>> rows, String key, long count, String clauses) {
    if (count > 0) {
      rows.add(
          List.of(
              words.of("handover.lack." + key),
              words.count(count),
              words.of("handover.todo." + key),
              clauses));
    }
  }

  private Grid grid(String key, List<Integer> widths, List<String> heads, List<List<String>> rows) {
    String lead = words.of("handover.grid." + key + (rows.isEmpty() ? ".none" : ".lead"));
    return new Grid(words.of("handover.grid." + key), lead, widths, heads, rows, 0).first(most);
  }

  /** Titles of columns. */
  List<String> titles(String... keys) {
    return Arrays.stream(keys).map(key -> words.of("handover.column." + key)).toList();
  }
}
