/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.Language;
import io.yunheng.handover.Verification;
import io.yunheng.report.view.Judgement;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.WordCount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What came of comparing a manifest with what is there, in words, as the page, the workbook and the
 * document show it.
 *
 * @param title of the report
 * @param subject the manifest's title, or where it is
 * @param depth what was read, in sentences
 * @param kinds of discrepancies that were found, in the order of {@code Discrepancy.Kind}
 * @param deep what came of opening files; nothing if that was not asked for
 * @param verdicts how many clauses have each
 */
public record VerificationView(
    Language language,
    String title,
    String subject,
    Instant when,
    List<LabelledText> facts,
    Stand stand,
    List<Amount> amounts,
    List<String> depth,
    List<Kind> kinds,
    List<Moved> moves,
    Optional<DeepView> deep,
    Lists lists,
    List<WordCount> verdicts,
    List<Group> groups,
    List<String> notes) {
  public VerificationView {
    facts = List.copyOf(facts);
    amounts = List.copyOf(amounts);
    depth = List.copyOf(depth);
    kinds = List.copyOf(kinds);
    moves = List.copyOf(moves);
    verdicts = List.copyOf(verdicts);
    groups = List.copyOf(groups);
    notes = List.copyOf(notes);
  }

  /**
   * What a verification comes to.
   *
   * @param overview of the manifest, after docs/formats/handover.md
   */
  public static VerificationView of(
      Verification verification, JsonNode overview, Catalog catalog, Language language) {
    return new VerificationPhrases(verification, overview, catalog, language).view();
  }

  /**
   * What all of it comes to.
   *
   * @param tone good, bad or unknown, which decides its colour
   * @param sentence why
   * @param next what to do
   */
  public record Stand(String tone, String word, String sentence, String next) {}

  /**
   * Files and bytes.
   *
   * @param octets in words; empty if nobody knows
   * @param share of the largest of its kind, in thousandths
   */
  public record Amount(String label, long files, String octets, int share) {}

  /**
   * Discrepancies of one kind.
   *
   * @param tone bad or unknown
   * @param count of all
   * @param share of the largest, in thousandths
   * @param places the first of them
   */
  public record Kind(
      String code,
      String word,
      String tone,
      String meaning,
      String cure,
      long count,
      int share,
      List<Place> places) {
    public Kind {
      places = List.copyOf(places);
    }

    /** The first places. */
    public List<Place> first(int most) {
      return places.size() <= most ? places : places.subList(0, most);
    }

    /** How many there are beyond the first. */
    public long beyond(int most) {
      return count - Math.min(most, places.size());
    }
  }

  /** Where something differs, and how. */
  public record Place(String path, String detail) {}

  /** A file that lies elsewhere. */
  public record Moved(String from, String to) {}

  /**
   * What is wrong with the lists themselves.
   *
   * @param sentence what it comes to
   */
  public record Lists(String tone, String sentence, List<Flaw> flaws) {
    public Lists {
      flaws = List.copyOf(flaws);
    }
  }

  /** Something that is wrong with a list, or worth knowing. */
  public record Flaw(String tone, String word, String what, String cure) {}

  /** The clauses of a document. */
  public record Group(String document, String title, List<Row> rows) {
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /** A clause and what it comes to. */
  public record Row(String clause, String title, Judgement verdict, List<Point> points) {
    public Row {
      points = List.copyOf(points);
    }
  }

  /**
   * A reason.
   *
   * @param tone good, bad, partly or unknown
   * @param cure empty if there is nothing to do
   */
  public record Point(String tone, String word, String what, String cure) {}
}
