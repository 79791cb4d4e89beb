/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.word.Paper;
import io.yunheng.report.word.Style;
import io.yunheng.report.word.WordTable;
import io.yunheng.report.word.WordTable.Cell;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.AgreementContents;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.PassageEvidence;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.TransferFinding;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is still to be agreed as a Word document for whoever drafts the contracts: between each two
 * parties the work concerned, what their agreement states, and clauses with blanks to fill in.
 */
public final class DraftingDocument {
  private static final Pattern LINE = Pattern.compile("p\\.(\\d+) ¶(\\d+)");
  private static final Pattern PARAGRAPH = Pattern.compile("¶(\\d+)");

  /** With more blocks than this there are no schedules, nor does each begin a page. */
  private static final int MOST_SCHEDULES = 60;

  private record Drafting(DraftBlock block, DraftClauses.Drafted drafted) {}

  private final DutyPhrases say;
  private final DraftingPhrases paperSay;
  private final Words words;
  private final Paper paper;
  private final DraftBlocks blocks;
  private final DraftClauses clauses;
  private final List<Drafting> all;

  private DraftingDocument(DutyPhrases say, Paper paper) {
    this.say = say;
    this.paperSay = new DraftingPhrases(say);
    this.words = say.words();
    this.paper = paper;
    this.blocks = new DraftBlocks(say.derivation());
    this.clauses = new DraftClauses(say, DraftingRules.shipped(), blocks);
    this.all = blocks.all().stream().map(block -> new Drafting(block, clauses.of(block))).toList();
  }

  /**
   * Writes it over whatever is there; the file is whole or not there at all. The same derivation
   * gives the same bytes.
   *
   * @throws FaultException if it cannot be written
   * @throws InterruptedException if it is interrupted
   */
  public static void write(Derivation derivation, Catalog catalog, Language language, Path file)
      throws InterruptedException {
    DutyPhrases say = new DutyPhrases(derivation, catalog, language);
    ReplacedFile.write(
        file,
        out -> {
          try (Paper paper = CoverPages.paper(say, say.words().of("draft.title"))) {
            new DraftingDocument(say, paper).fill();
            paper.write(out);
          }
        });
  }

  private void fill() throws InterruptedException {
    new CoverPages(say, paper).cover(words.of("draft.title"));
    paper.headingOnNewPage(1, words.of("draft.how"));
    Style body = CoverPages.body(words);
    paper.paragraph(body, words.of("draft.how.from", paperSay.date(say.arrangement().asOf())));
    paper.paragraph(body, words.of("draft.how.blanks"));
    paper.paragraph(body, words.of("draft.how.limits", DraftingPhrases.MOST));
    if (all.size() > MOST_SCHEDULES) {
      paper.paragraph(body, words.of("draft.how.many", MOST_SCHEDULES));
    }
    paper.heading(1, words.of("draft.overview"));
    if (all.isEmpty()) {
      paper.paragraph(body, words.of("draft.nothing"));
    } else {
      overview();
    }
    if (!all.isEmpty() || !blocks.common().isEmpty()) {
      paper.headingOnNewPage(1, words.of("draft.blocks"));
    }
    boolean first = true;
    for (Drafting one : all) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      String title = title(one.block());
      if (first || one.drafted().clauses().isEmpty() || all.size() > MOST_SCHEDULES) {
        paper.heading(2, title);
      } else {
        paper.headingOnNewPage(2, title);
      }
      first = false;
      block(one);
    }
    common();
  }

  private String title(DraftBlock block) {
    return words.of(
        "draft.block",
        paperSay.name(block.key().a()),
        paperSay.names(block.key().b()),
        block
            .agreement()
            .map(one -> DraftingPhrases.brief(one.name()))
            .orElse(words.of("paper.no-agreement")));
  }

  private void overview() {
    List<WordTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      DraftBlock block = all.get(i).block();
      DraftClauses.Drafted drafted = all.get(i).drafted();
      rows.add(
          WordTable.row(
              List.of(
                  Cell.of(Style.TABLE_CENTRED, Integer.toString(i + 1)),
                  Cell.of(Style.TABLE_TEXT, paperSay.name(block.key().a())),
                  Cell.of(Style.TABLE_TEXT, paperSay.nameLines(block.key().b())),
                  Cell.of(
                      Style.TABLE_TEXT,
                      block
                          .agreement()
                          .map(paperSay::title)
                          .orElse(words.of("paper.no-agreement"))),
                  Cell.of(Style.TABLE_TEXT, block.agreement().map(this::force).orElse("")),
                  Cell.of(Style.TABLE_CENTRED, Integer.toString(drafted.clauses().size())),
                  Cell.of(Style.TABLE_CENTRED, Integer.toString(drafted.checks().size())))));
    }
    paper.table(
        words.of("draft.overview"),
        new WordTable(
            List.of(10, 24, 24, 33, 23, 16, 14),
            CoverPages.titles(
                words,
                "number",
                "party-a",
                "party-b",
                "agreement",
                "force",
                "clauses-to-add",
                "checks"),
            rows));
  }

  private void block(Drafting one) {
    DraftBlock block = one.block();
    paper.heading(3, words.of("draft.known"));
    paper.table(new WordTable(List.of(34, 110), List.of(), facts(block)));
    block.agreement().ifPresent(agreement -> terms(one, agreement));
    if (!one.drafted().checks().isEmpty()) {
      paper.heading(3, words.of("draft.checks"));
      one.drafted().checks().forEach((text, why) -> paper.check(text, source(why)));
    }
    paper.heading(3, words.of("draft.clauses"));
    if (one.drafted().clauses().isEmpty()) {
      boolean elsewhere = block.agreement().isEmpty() && block.works().isEmpty();
      paper.paragraph(
          Style.BODY, words.of(elsewhere ? "draft.complete.elsewhere" : "draft.complete"));
    } else {
      paper.paragraph(
          Style.BODY,
          block
              .agreement()
              .map(agreement -> words.of("draft.clauses.into", paperSay.title(agreement)))
              .orElseGet(() -> words.of("draft.clauses.new")));
      paper.list();
      one.drafted().clauses().forEach((text, why) -> paper.clause(text, source(why)));
    }
    if (!one.drafted().notes().isEmpty()) {
      paper.heading(3, words.of("draft.notes"));
      one.drafted().notes().forEach(note -> paper.paragraph(Style.BODY, note));
    }
    if (one.drafted().division() && all.size() <= MOST_SCHEDULES) {
      schedule(block);
    }
  }

  private List<WordTable.Row> facts(DraftBlock block) {
    Map<String, List<String>> facts = new LinkedHashMap<>();
    facts.put("party-a", List.of(party(block.key().a())));
    facts.put("party-b", DraftingPhrases.first(block.key().b().stream().map(this::party).toList()));
    facts.put(
        "agreement",
        block
            .agreement()
            .map(
                agreement ->
                    List.of(
                        paperSay.title(agreement),
                        words.of(
                            "draft.dates",
                            paperSay.date(agreement.signed()),
                            paperSay.date(agreement.validFrom()),
                            paperSay.date(agreement.validTo())),
                        force(agreement)))
            .orElse(List.of(words.of("draft.none"))));
    facts.put(
        "services",
        say.arrangement().services().stream()
            .filter(service -> block.about().contains(service.id()))
            .map(CloudService::name)
            .toList());
    facts.put("work", block.works().stream().map(this::work).toList());
    facts.put("handed", requirements(block.handed().stream().map(Duty::cited).toList()));
    facts.put("authorisations", block.authorisations().stream().map(this::authorisation).toList());
    facts.put("shared", requirements(block.shared().stream().map(Duty::cited).toList()));
    facts.put(
        "matters",
        block.findings().stream()
            .map(
                finding ->
                    words.of("draft.matter", state(finding.state()), say.in(finding.finding())))
            .distinct()
            .toList());
    List<WordTable.Row> rows = new ArrayList<>();
    facts.forEach(
        (key, lines) -> {
          if (!lines.isEmpty()) {
            rows.add(
                WordTable.row(
                    List.of(
                        Cell.label(words.word("draft.fact", key)),
                        Cell.of(Style.TABLE_TEXT, DraftingPhrases.first(lines)))));
          }
        });
    return rows;
  }

  private String state(TransferFinding.State state) {
    return words.word("duty.state", state.name().toLowerCase(Locale.ROOT));
  }

  private String party(String id) {
    List<String> roles = paperSay.roles(id);
    return roles.isEmpty()
        ? paperSay.name(id)
        : words.of(
            "duty.share",
            paperSay.name(id),
            String.join(say.comma(), DraftingPhrases.first(roles)));
  }

  /** How many requirements, and the first of them. */
  private List<String> requirements(Collection<String> some) {
    Set<String> ids = new LinkedHashSet<>(some);
    return ids.isEmpty()
        ? List.of()
        : List.of(words.of("draft.requirements", ids.size(), paperSay.ids(ids)));
  }

  private String work(Delegation one) {
    return words.of(
        "draft.work",
        DraftingPhrases.brief(one.id()),
        say.workInWords(one.scope()),
        paperSay.date(one.since()));
  }

  private String authorisation(Authorisation one) {
    return words.of(
        "draft.authorisation",
        DraftingPhrases.brief(one.id()),
        say.workInWords(one.scope()),
        paperSay.date(one.validFrom()),
        paperSay.date(one.validTo()));
  }

  private String source(Set<String> why) {
    return why.isEmpty() ? "" : words.of("draft.source", paperSay.ids(why));
  }

  private String force(ServiceAgreement one) {
    LocalDate day = say.arrangement().asOf();
    if (one.mayBeInForce(day)) {
      return words.of(one.dated() ? "draft.in-force" : "draft.perhaps-in-force");
    }
    return one.validTo().filter(day::isAfter).isPresent()
        ? words.of("draft.lapsed", paperSay.date(one.validTo()))
        : words.of("draft.not-yet-in-force");
  }

  /** What the agreement states of what it should, and what it does not. */
  private void terms(Drafting one, ServiceAgreement agreement) {
    DraftBlock block = one.block();
    List<WordTable.Row> rows = new ArrayList<>();
    for (AgreementTerm term : AgreementTerm.values()) {
      Optional<String> stated = Optional.ofNullable(agreement.terms().get(term));
      boolean needless = term == AgreementTerm.CONSENT && !block.asked().contains(term);
      rows.add(
          WordTable.row(
              List.of(
                  Cell.label(words.word("draft.term", term.code())),
                  stated.isPresent()
                      ? Cell.of(Style.TABLE_TEXT, DraftingPhrases.brief(stated.get()))
                      : Cell.of(
                          needless ? Style.TABLE_TEXT : Style.STATE_BREACH,
                          words.of(needless ? "draft.not-needed" : "draft.not-stated")),
                  Cell.of(
                      Style.TABLE_TEXT, stated.isEmpty() ? "" : located(agreement.id(), term)))));
    }
    rows.addAll(contents(one.drafted().asked(), agreement));
    paper.table(
        words.of("draft.terms", DraftingPhrases.brief(agreement.name())),
        new WordTable(
            List.of(34, 30, 80), CoverPages.titles(words, "term", "stated", "located"), rows));
  }

  /** A row for each content that the agreement holds or should; none where it is not told. */
  private List<WordTable.Row> contents(Set<String> asked, ServiceAgreement agreement) {
    List<WordTable.Row> rows = new ArrayList<>();
    Map<String, PassageEvidence> located = say.derivation().passages().contents(agreement.id());
    for (AgreementContents.Content one : AgreementContents.shipped().all()) {
      Optional<String> stated = Optional.ofNullable(agreement.contents().get(one.id()));
      if (stated.isPresent() || (asked.contains(one.id()) && !agreement.contents().isEmpty())) {
        rows.add(
            WordTable.row(
                List.of(
                    Cell.label(say.in(one.title())),
                    stated
                        .map(passage -> Cell.of(Style.TABLE_TEXT, DraftingPhrases.brief(passage)))
                        .orElseGet(() -> Cell.of(Style.STATE_BREACH, words.of("draft.not-stated"))),
                    Cell.of(
                        Style.TABLE_TEXT,
                        stated.isEmpty()
                            ? ""
                            : located(Optional.ofNullable(located.get(one.id())))))));
      }
    }
    return rows;
  }

  private String located(String agreement, AgreementTerm term) {
    return located(say.derivation().passages().of(agreement, term));
  }

  private String located(Optional<PassageEvidence> found) {
    return found.map(this::located).orElseGet(() -> words.of("draft.located.not-looked"));
  }

  /** A place as people call it: a page and a line of a PDF, or a paragraph. */
  private String place(String place) {
    Matcher line = LINE.matcher(place);
    Matcher paragraph = PARAGRAPH.matcher(place);
    return line.matches()
        ? words.of("draft.place.line", line.group(1), line.group(2))
        : paragraph.matches() ? words.of("draft.place.paragraph", paragraph.group(1)) : place;
  }

  private String located(PassageEvidence found) {
    return switch (found) {
      case PassageEvidence.Found(String document, String _, String place, String text) ->
          words.of("draft.located.found", document, place(place), text);
      case PassageEvidence.Absent(String document, String _) ->
          words.of("draft.located.absent", document);
      case PassageEvidence.Unread(String document, var why) ->
          words.of("draft.located.unread", document, say.in(why));
      case PassageEvidence.Unnamed() -> words.of("draft.located.unnamed");
    };
  }

  /** The requirements to divide, one in a row, for the parties to fill in. */
  private void schedule(DraftBlock block) {
    Map<String, Clause> rows = new LinkedHashMap<>();
    block
        .undivided()
        .forEach(id -> say.catalog().clause(id).ifPresent(clause -> rows.put(id, clause)));
    block.handed().forEach(duty -> rows.putIfAbsent(duty.cited(), duty.clause()));
    if (rows.isEmpty()) {
      return;
    }
    String each = words.of("draft.tick");
    List<WordTable.Row> table = new ArrayList<>();
    rows.forEach(
        (id, clause) -> {
          boolean open = block.undivided().contains(id);
          table.add(
              WordTable.row(
                  List.of(
                      Cell.of(Style.TABLE_SMALL, id),
                      Cell.of(Style.TABLE_TEXT, say.in(clause.title())),
                      Cell.of(Style.TABLE_SMALL, open ? each : words.of("draft.tick.a")),
                      Cell.of(Style.TABLE_SMALL, open ? each : words.of("draft.tick.b")),
                      Cell.of(Style.TABLE_TEXT, ""))));
        });
    paper.heading(3, words.of("draft.schedule"));
    paper.table(
        words.of(
            "draft.schedule.of", paperSay.name(block.key().a()), paperSay.names(block.key().b())),
        new WordTable(
            List.of(27, 43, 35, 35, 22),
            CoverPages.titles(words, "clause", "what", "party-a", "party-b", "standard"),
            table));
  }

  /** What all providers have to agree on, as the clouds are run under one norm. */
  private void common() {
    if (blocks.common().isEmpty()) {
      return;
    }
    paper.headingOnNewPage(2, words.of("draft.common"));
    Map<String, Set<String>> drafted = new LinkedHashMap<>();
    for (TransferFinding one : blocks.common()) {
      paper.paragraph(
          Style.BODY, words.of("draft.matter", state(one.state()), say.in(one.finding())));
      clauses
          .of(one)
          .forEach(
              (text, why) -> drafted.computeIfAbsent(text, _ -> new LinkedHashSet<>()).addAll(why));
    }
    paper.heading(3, words.of("draft.clauses"));
    paper.list();
    drafted.forEach((text, why) -> paper.clause(text, source(why)));
  }
}
