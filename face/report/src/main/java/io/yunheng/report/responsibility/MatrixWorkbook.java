/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Document;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Word;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.duty.AgreementDraft;
import io.yunheng.report.duty.Matter;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.People;
import io.yunheng.responsibility.Roles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Who is responsible as an Excel file: the parties and their roles; the matrix of each document, a
 * row for each requirement and a column for each party; what is wrong; the typical events; and what
 * is still to be agreed, for whoever drafts the contracts.
 */
public final class MatrixWorkbook {
  /** With more parties than this they are named in the row and have no columns of their own. */
  private static final int MOST_COLUMNS = 40;

  private final Derivation derivation;
  private final Catalog catalog;
  private final Language language;
  private final Words words;
  private final DutyPhrases say;
  private final List<Organisation> columns;
  private final PeopleIndex<List<String>> people = new PeopleIndex<>(this::people);
  private final PeopleIndex<List<String>> marks = new PeopleIndex<>(this::marks);

  private MatrixWorkbook(Derivation derivation, Catalog catalog, Language language) {
    this.derivation = derivation;
    this.catalog = catalog;
    this.language = language;
    this.words = Words.in(language);
    this.say = new DutyPhrases(derivation, catalog, language);
    List<Organisation> all = derivation.arrangement().organisations();
    this.columns = all.size() > MOST_COLUMNS ? List.of() : all;
  }

  /**
   * Writes it over whatever is there; the file is whole or not there at all.
   *
   * @throws FaultException if it cannot be written
   * @throws InterruptedException if it is interrupted
   */
  public static void write(Derivation derivation, Catalog catalog, Language language, Path file)
      throws InterruptedException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      new MatrixWorkbook(derivation, catalog, language).fill(new MatrixSheet(book));
      ReplacedFile.write(file, book::write);
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  private void fill(MatrixSheet sheets) throws InterruptedException {
    parties(sheets);
    for (Document document : catalog.documents()) {
      List<Duty> own =
          derivation.duties().all().stream()
              .filter(duty -> duty.clause().document().equals(document.id()))
              .toList();
      if (!own.isEmpty()) {
        matrix(sheets, document.id(), own);
      }
    }
    findings(sheets);
    events(sheets);
    drafting(sheets);
  }

  private void parties(MatrixSheet sheets) {
    List<List<String>> rows = new ArrayList<>();
    for (Organisation one : derivation.arrangement().organisations()) {
      for (Roles.Holding holding : derivation.roles().holdings()) {
        if (holding.organisation().equals(one.id())) {
          rows.add(
              List.of(
                  one.id(),
                  one.name(),
                  say.serviceName(holding.service()),
                  say.role(holding),
                  lines(
                      holding.reasons().stream()
                          .map(reason -> reason.rule().because().in(language))
                          .toList()),
                  holding.reasons().stream()
                      .flatMap(reason -> reason.rule().clauses().stream())
                      .distinct()
                      .collect(Collectors.joining(" "))));
        }
      }
    }
    sheets.table(
        words.of("duty.parties"),
        titles("id", "party", "service", "role", "because", "clauses"),
        new int[] {14, 24, 16, 16, 60, 30},
        99,
        rows);
  }

  private void matrix(MatrixSheet sheets, String document, List<Duty> duties)
      throws InterruptedException {
    List<String> titles =
        new ArrayList<>(
            titles(
                "clause",
                "service",
                "stage",
                "layer",
                "title",
                "responsible",
                "basis",
                "doing",
                "watching",
                "told",
                "condition"));
    columns.forEach(one -> titles.add(one.name()));
    List<List<String>> rows = new ArrayList<>();
    for (Duty duty : duties) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      List<String> row = new ArrayList<>(cells(duty));
      row.addAll(marks.of(duty));
      rows.add(row);
    }
    sheets.table(
        document, titles, new int[] {20, 14, 8, 10, 32, 22, 26, 30, 18, 16, 24, 5}, 11, rows);
  }

  private List<String> cells(Duty duty) {
    Clause clause = duty.clause();
    List<String> cells = new ArrayList<>();
    cells.add(duty.cited());
    cells.add(say.serviceName(duty.service()));
    cells.add(word(clause.stage()));
    cells.add(word(clause.layer()));
    cells.add(clause.title().in(language));
    cells.addAll(people.of(duty));
    cells.add(lines(say.condition(duty)));
    return cells;
  }

  private List<String> people(People all) {
    return List.of(
        lines(
            all.responsible().stream()
                .map(share -> name(share.organisation()) + " (" + word(share.role()) + ")")
                .toList()),
        lines(
            all.responsible().stream().map(share -> say.basis(share.basis())).distinct().toList()),
        lines(all.doing().stream().map(say::way).distinct().toList()),
        names(all.watching().stream().map(Duty.Watching::organisation).toList()),
        names(all.informed().stream().map(Duty.Watching::organisation).toList()));
  }

  private List<String> marks(People all) {
    Map<String, String> marks = DutyPhrases.marks(all);
    return columns.stream().map(one -> marks.getOrDefault(one.id(), "")).toList();
  }

  private void findings(MatrixSheet sheets) {
    List<List<String>> rows = new ArrayList<>();
    for (Matter one : new OpenPoints(say).all()) {
      List<String> about = new ArrayList<>(one.requirements());
      if (!one.about().isEmpty()) {
        about.addFirst(one.about());
      }
      rows.add(
          List.of(
              one.stateWord(),
              one.parties(),
              one.text() + one.bears().map(who -> "\n" + who).orElse(""),
              one.cure(),
              String.join(" ", about),
              String.join(" ", one.clauses())));
    }
    sheets.table(
        words.of("duty.findings"),
        titles("state", "party", "finding", "cure", "about", "clauses"),
        new int[] {12, 30, 60, 50, 50, 30},
        99,
        rows);
  }

  private void events(MatrixSheet sheets) {
    List<List<String>> rows = new ArrayList<>();
    for (Attribution one : derivation.typical()) {
      rows.add(
          List.of(
              one.event().id(),
              say.serviceName(one.service()),
              one.event().title().in(language),
              lines(
                  one.responsible().stream()
                      .map(
                          blame ->
                              name(blame.share().organisation())
                                  + " ("
                                  + word(blame.share().role())
                                  + ")")
                      .distinct()
                      .toList()),
              lines(one.bears().stream().map(loss -> loss.because().in(language)).toList()),
              lines(
                  one.requirements().stream()
                      .map(duty -> duty.cited() + " " + duty.clause().title().in(language))
                      .toList()),
              lines(one.missing().stream().map(need -> need.what().in(language)).toList())));
    }
    sheets.table(
        words.of("duty.events"),
        titles("event", "service", "title", "responsible", "loss", "stands-on", "missing"),
        new int[] {12, 14, 40, 30, 50, 50, 40},
        99,
        rows);
  }

  private void drafting(MatrixSheet sheets) {
    List<List<String>> rows = new ArrayList<>();
    for (AgreementDraft one : new OpenPoints(say).drafts()) {
      rows.add(
          List.of(one.between(), one.agreement(), one.what(), String.join(" ", one.clauses())));
    }
    sheets.table(
        words.of("duty.drafting"),
        titles("party", "agreement", "to-agree", "clauses"),
        new int[] {40, 20, 70, 40},
        99,
        rows);
  }

  private List<String> titles(String... keys) {
    List<String> titles = new ArrayList<>();
    for (String key : keys) {
      titles.add(words.of("duty.title." + key));
    }
    return titles;
  }

  private String word(Word word) {
    return say.word(word);
  }

  private String names(Collection<String> ids) {
    return lines(ids.stream().distinct().map(this::name).toList());
  }

  private String name(String id) {
    return say.name(id);
  }

  private static String lines(List<String> all) {
    return String.join("\n", all);
  }
}
