/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.duty.Matter;
import io.yunheng.report.word.Paper;
import io.yunheng.report.word.Style;
import io.yunheng.report.word.WordTable;
import io.yunheng.report.word.WordTable.Cell;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceAgreement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is responsible as a Word document that goes with a contract: the parties and their roles,
 * what is wrong, the division requirement by requirement, pages for each party, and the typical
 * events.
 */
public final class ResponsibilityDocument {
  private final Derivation derivation;
  private final Words words;
  private final DutyPhrases say;
  private final DraftingPhrases paperSay;
  private final List<Matter> matters;
  private final Paper paper;

  private ResponsibilityDocument(DutyPhrases say, Paper paper) {
    this.derivation = say.derivation();
    this.words = say.words();
    this.say = say;
    this.paperSay = new DraftingPhrases(say);
    this.matters = new OpenPoints(say).all();
    this.paper = paper;
  }

  /**
   * Writes it over whatever is there; the file is whole or not there at all. The same derivation
   * gives the same bytes.
   *
   * @param full whether with every requirement and a part for each party; without, requirements
   *     that the same people have are told together, as an annex to a contract needs it
   * @throws FaultException if it cannot be written
   * @throws InterruptedException if it is interrupted
   */
  public static void write(
      Derivation derivation, Catalog catalog, Language language, boolean full, Path file)
      throws InterruptedException {
    DutyPhrases say = new DutyPhrases(derivation, catalog, language);
    ReplacedFile.write(
        file,
        out -> {
          try (Paper paper = CoverPages.paper(say, say.words().of("paper.title"))) {
            new ResponsibilityDocument(say, paper).fill(full);
            paper.write(out);
          }
        });
  }

  private void fill(boolean full) throws InterruptedException {
    new CoverPages(say, paper).cover(words.of("paper.title"));
    parties(full);
    paper.wide();
    if (!full) {
      new DutySummary(say, paper).write(words.of("paper.summary"));
      grouped();
      events();
      return;
    }
    matters();
    new DutyTables(say, paper).write(words.of("paper.duties"));
    paper.upright();
    new PartyPages(say, paper, matters).write(words.of("paper.by-party"));
    paper.wide();
    events();
  }

  private void parties(boolean full) throws InterruptedException {
    paper.headingOnNewPage(1, words.of("paper.parties"));
    Style body = CoverPages.body(words);
    paper.paragraph(body, words.of("paper.intro", paperSay.date(derivation.arrangement().asOf())));
    paper.paragraph(body, words.of("paper.intro.words"));
    paper.paragraph(
        body,
        full
            ? words.of("paper.intro.limits", DraftingPhrases.MOST, PartyPages.MOST)
            : words.of("paper.intro.short", DraftingPhrases.MOST));
    boolean several = derivation.arrangement().services().size() > 1;
    Set<String> named = new HashSet<>();
    List<WordTable.Row> rows = new ArrayList<>();
    for (Organisation one : derivation.arrangement().organisations()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      List<Roles.Holding> held =
          derivation.roles().holdings().stream()
              .filter(holding -> holding.organisation().equals(one.id()))
              .toList();
      for (Roles.Holding holding : held) {
        List<String> role = new ArrayList<>(List.of(say.role(holding)));
        if (several) {
          role.add(paperSay.service(holding.service()));
        }
        Cell name = Cell.of(Style.TABLE_STRONG, paperSay.name(one.id()));
        rows.add(
            WordTable.row(
                List.of(
                    held.size() > 1 ? name.merged(named.add(one.id())) : name,
                    Cell.of(Style.TABLE_TEXT, role),
                    Cell.of(
                        Style.TABLE_TEXT,
                        holding.reasons().stream()
                            .map(reason -> say.in(reason.rule().because()))
                            .distinct()
                            .toList()),
                    Cell.of(
                        Style.TABLE_SMALL,
                        holding.reasons().stream()
                            .flatMap(reason -> reason.rule().clauses().stream())
                            .distinct()
                            .toList()))));
      }
      if (held.isEmpty()) {
        rows.add(
            WordTable.row(
                List.of(
                    Cell.of(Style.TABLE_STRONG, paperSay.name(one.id())),
                    Cell.of(Style.TABLE_TEXT, words.of("paper.no-role")),
                    Cell.of(Style.TABLE_TEXT, ""),
                    Cell.of(Style.TABLE_TEXT, ""))));
      }
    }
    paper.table(
        words.of("paper.parties"),
        new WordTable(
            List.of(28, 20, 56, 22), titles("party", "role", "because", "clauses"), rows));
  }

  private void matters() {
    paper.heading(1, words.of("paper.matters"));
    if (matters.isEmpty()) {
      paper.paragraph(CoverPages.body(words), words.of("paper.matters.none"));
      return;
    }
    List<String> counts = new ArrayList<>();
    for (String state : List.of("breach", "deviation", "open", "justified")) {
      long count = matters.stream().filter(one -> one.state().equals(state)).count();
      if (count > 0) {
        counts.add(words.of("paper.count", words.word("duty.state", state), count));
      }
    }
    paper.paragraph(
        CoverPages.body(words), words.of("paper.matters.counts", String.join(say.comma(), counts)));
    List<WordTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < matters.size(); i++) {
      Matter one = matters.get(i);
      List<String> about = new ArrayList<>(one.requirements());
      if (!one.about().isEmpty()) {
        about.addFirst(DraftingPhrases.brief(one.about()));
      }
      rows.add(
          WordTable.row(
              List.of(
                  Cell.of(Style.TABLE_CENTRED, Integer.toString(i + 1)),
                  Cell.of(state(one.state()), one.stateWord()),
                  Cell.of(
                      Style.TABLE_TEXT,
                      one.organisations().isEmpty()
                          ? List.of(one.parties())
                          : paperSay.nameLines(one.organisations())),
                  Cell.of(
                      Style.TABLE_TEXT,
                      Stream.concat(Stream.of(one.text()), one.bears().stream()).toList()),
                  Cell.of(Style.TABLE_TEXT, one.cure()),
                  Cell.of(Style.TABLE_SMALL, paperSay.ids(about)),
                  Cell.of(Style.TABLE_SMALL, one.clauses()))));
    }
    paper.table(
        words.of("paper.matters"),
        new WordTable(
            List.of(9, 14, 28, 58, 46, 42, 29),
            titles("number", "state", "party", "finding", "cure", "about", "clauses"),
            rows));
  }

  /** What is wrong or not known, those with the same cure together. */
  private void grouped() {
    paper.heading(1, words.of("paper.matters"));
    if (matters.isEmpty()) {
      paper.paragraph(CoverPages.body(words), words.of("paper.matters.none"));
      return;
    }
    Map<List<String>, List<Matter>> groups = new LinkedHashMap<>();
    for (Matter one : matters) {
      groups.computeIfAbsent(List.of(one.state(), one.cure()), _ -> new ArrayList<>()).add(one);
    }
    List<WordTable.Row> rows = new ArrayList<>();
    for (List<Matter> group : groups.values()) {
      Matter first = group.getFirst();
      rows.add(
          WordTable.row(
              List.of(
                  Cell.of(Style.TABLE_CENTRED, Integer.toString(rows.size() + 1)),
                  Cell.of(state(first.state()), first.stateWord()),
                  Cell.of(
                      Style.TABLE_TEXT,
                      DraftingPhrases.first(group.stream().map(Matter::text).toList())),
                  Cell.of(Style.TABLE_TEXT, first.cure()),
                  Cell.of(
                      Style.TABLE_SMALL,
                      DraftingPhrases.first(
                          group.stream()
                              .flatMap(one -> one.clauses().stream())
                              .distinct()
                              .toList())))));
    }
    paper.table(
        words.of("paper.matters"),
        new WordTable(
            List.of(9, 14, 112, 60, 31),
            titles("number", "state", "finding", "cure", "clauses"),
            rows));
  }

  private static Style state(String state) {
    return switch (state) {
      case "breach" -> Style.STATE_BREACH;
      case "deviation" -> Style.STATE_DEVIATION;
      default -> Style.TABLE_CENTRED;
    };
  }

  private void events() {
    paper.heading(1, words.of("paper.events"));
    paper.paragraph(
        CoverPages.body(words),
        words.of("paper.events.intro", paperSay.date(derivation.arrangement().asOf())));
    boolean several = derivation.arrangement().services().size() > 1;
    List<WordTable.Row> rows = new ArrayList<>();
    String service = "";
    for (Attribution one : derivation.typical()) {
      if (several && !service.equals(one.service())) {
        service = one.service();
        rows.add(WordTable.band(paperSay.service(service)));
      }
      rows.add(WordTable.row(event(one)));
    }
    paper.table(
        words.of("paper.events"),
        new WordTable(
            List.of(46, 40, 58, 60, 44),
            titles("event", "responsible-event", "work", "loss", "missing"),
            rows));
  }

  private List<Cell> event(Attribution one) {
    List<WordTable.Line> title = new ArrayList<>();
    title.add(new WordTable.Line(Style.TABLE_STRONG, say.in(one.event().title())));
    title.add(new WordTable.Line(Style.TABLE_SMALL, one.event().id()));
    DraftingPhrases.first(one.requirements().stream().map(Duty::cited).toList())
        .forEach(id -> title.add(new WordTable.Line(Style.TABLE_SMALL, id)));
    List<String> responsible =
        DraftingPhrases.first(
            one.responsible().stream().map(blame -> paperSay.share(blame.share())).toList());
    return List.of(
        Cell.of(title),
        Cell.of(
            Style.TABLE_TEXT,
            responsible.isEmpty() ? List.of(words.of("paper.nobody")) : responsible),
        Cell.of(Style.TABLE_TEXT, DraftingPhrases.first(one.work(), this::work)),
        Cell.of(
            Style.TABLE_TEXT,
            DraftingPhrases.first(
                one.bears().stream().map(loss -> say.in(loss.because())).toList())),
        Cell.of(
            Style.TABLE_TEXT,
            one.decided()
                ? List.of(words.of("paper.decided"))
                : DraftingPhrases.first(
                    one.missing().stream().map(need -> say.in(need.what())).toList())));
  }

  private String work(Attribution.Work work) {
    List<String> way = new ArrayList<>(List.of(paperSay.name(work.of())));
    for (Attribution.Step step : work.steps()) {
      String agreement =
          step.agreement()
              .map(ServiceAgreement::name)
              .map(DraftingPhrases::brief)
              .orElse(words.of("paper.no-agreement"));
      List<String> flaws =
          step.flaws().stream()
              .filter(flaw -> flaw != Attribution.Flaw.MISSING)
              .map(flaw -> words.word("paper.flaw", flaw.name().toLowerCase(Locale.ROOT)))
              .toList();
      way.add(
          flaws.isEmpty()
              ? words.of("paper.step", paperSay.name(step.delegation().to()), agreement)
              : words.of(
                  "paper.step.flawed",
                  paperSay.name(step.delegation().to()),
                  agreement,
                  String.join(say.comma(), flaws)));
    }
    return work.steps().isEmpty()
        ? words.of("paper.itself", way.getFirst())
        : String.join(" → ", way);
  }

  private List<String> titles(String... keys) {
    return CoverPages.titles(words, keys);
  }
}
