/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.bag.BagRules;
import io.yunheng.bag.SignatureCheck;
import io.yunheng.bag.Statement;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Document;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.Language;
import io.yunheng.fault.Text;
import io.yunheng.finding.Finding;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Discrepancy;
import io.yunheng.handover.PointHolding;
import io.yunheng.handover.Verification;
import io.yunheng.report.handover.VerificationView.Amount;
import io.yunheng.report.handover.VerificationView.Flaw;
import io.yunheng.report.handover.VerificationView.Group;
import io.yunheng.report.handover.VerificationView.Kind;
import io.yunheng.report.handover.VerificationView.Lists;
import io.yunheng.report.handover.VerificationView.Moved;
import io.yunheng.report.handover.VerificationView.Point;
import io.yunheng.report.handover.VerificationView.Row;
import io.yunheng.report.handover.VerificationView.Stand;
import io.yunheng.report.view.Judgement;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.Printable;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Puts what came of comparing into words. */
final class VerificationPhrases {
  private static final String GOOD = "good";
  private static final String BAD = "bad";
  private static final String UNKNOWN = "unknown";
  private static final String PARTLY = "partly";
  private static final int PATH = 4_000;

  /** So many places where the lists do not agree are named in a sentence, and in a report. */
  private static final int SOME = 3;

  private static final int MANY = 100;

  private final Verification verification;
  private final JsonNode overview;
  private final Catalog catalog;
  private final Language language;
  private final Words words;
  private final BagRules rules = BagRules.shipped();
  private final Optional<InspectionPhrases> deep;

  VerificationPhrases(
      Verification verification, JsonNode overview, Catalog catalog, Language language) {
    this.verification = verification;
    this.overview = overview;
    this.catalog = catalog;
    this.language = language;
    this.words = Words.in(language);
    this.deep = verification.deep().map(totals -> new InspectionPhrases(totals, words));
  }

  VerificationView view() {
    List<ClauseVerdict> clauses = ClauseVerdict.of(verification, overview);
    String title = overview.path("title").asString("");
    return new VerificationView(
        language,
        words.of("verification.title"),
        Printable.text(title.isEmpty() ? verification.manifest().toString() : title),
        verification.when(),
        facts(),
        stand(),
        amounts(),
        depth(),
        kinds(),
        verification.moves().stream()
            .map(
                move ->
                    new Moved(Printable.text(move.from(), PATH), Printable.text(move.to(), PATH)))
            .toList(),
        deep.map(InspectionPhrases::view),
        lists(),
        counts(clauses),
        groups(clauses),
        List.of(
            words.of("verification.note.all"),
            words.of("verification.note.people"),
            words.of("provenance.offline")));
  }

  private List<LabelledText> facts() {
    List<LabelledText> facts = new ArrayList<>();
    for (String key : new String[] {"from", "to", "service", "agreement"}) {
      String text = overview.path(key).asString("");
      facts.add(
          new LabelledText(
              words.of("handover.fact." + key),
              text.isEmpty() ? words.of("handover.unsaid") : Printable.text(text),
              false));
    }
    facts.add(
        new LabelledText(
            words.of("handover.fact.made"),
            Printable.text(overview.path("made").asString("")),
            true));
    facts.add(
        new LabelledText(words.of("verification.when"), verification.when().toString(), true));
    facts.add(
        new LabelledText(
            words.of("verification.manifest"),
            Printable.text(verification.manifest().toString()),
            true));
    return facts;
  }

  private Stand stand() {
    Verification.Amounts amounts = verification.amounts();
    String code = verification.stand().code();
    String sentence =
        switch (verification.stand()) {
          case SAME ->
              words.of(
                  "verification.same",
                  amounts.listed(),
                  Amounts.octets(words, amounts.listedOctets()));
          case OPEN -> words.of("verification.open", joined(open()));
          case DIFFERENT -> words.of("verification.different", joined(wrong()));
        };
    return new Stand(
        switch (verification.stand()) {
          case SAME -> GOOD;
          case OPEN -> UNKNOWN;
          case DIFFERENT -> BAD;
        },
        words.of("verification.stand." + code),
        sentence,
        words.of("verification.next." + code));
  }

  private String joined(List<String> parts) {
    return String.join(words.of("verification.and"), parts);
  }

  private List<String> open() {
    Verification.Amounts amounts = verification.amounts();
    List<String> parts = new ArrayList<>();
    switch (verification.depth()) {
      case Depth.Whole _ -> {}
      case Depth.Presence _ -> parts.add(words.of("verification.open.presence"));
      case Depth.Sample _ ->
          parts.add(words.of("verification.open.sample", amounts.read(), amounts.listed()));
    }
    counted(parts, true);
    deep.ifPresent(one -> parts.addAll(one.parts(true)));
    return parts;
  }

  private List<String> wrong() {
    List<String> parts = new ArrayList<>();
    counted(parts, false);
    deep.ifPresent(one -> parts.addAll(one.parts(false)));
    if (verification.disagreeing() > 0) {
      parts.add(disagreeing(SOME));
    }
    if (!verification.lists().complete()) {
      parts.add(words.of("verification.wrong.lists"));
    }
    if (!verification.signed()) {
      parts.add(words.of("verification.wrong.signature"));
    }
    counted(parts, true);
    deep.ifPresent(one -> parts.addAll(one.parts(true)));
    return parts;
  }

  private void counted(List<String> parts, boolean open) {
    for (Discrepancy.Kind kind : Discrepancy.Kind.values()) {
      Long count = verification.counts().get(kind);
      if (count != null && kind.open() == open) {
        parts.add(words.of("verification.count", word(kind), count));
      }
    }
  }

  private String word(Discrepancy.Kind kind) {
    return words.of("verification.kind." + kind.code());
  }

  private List<Amount> amounts() {
    Verification.Amounts all = verification.amounts();
    long most = Math.max(1, Math.max(all.listed(), Math.max(all.found(), all.read())));
    List<Amount> amounts = new ArrayList<>();
    amounts.add(amount("listed", all.listed(), Amounts.octets(words, all.listedOctets()), most));
    amounts.add(amount("found", all.found(), "", most));
    amounts.add(amount("read", all.read(), Amounts.octets(words, all.readOctets()), most));
    if (all.reused() > 0) {
      amounts.add(amount("reused", all.reused(), "", most));
    }
    return amounts;
  }

  private Amount amount(String key, long files, String octets, long most) {
    return new Amount(words.of("verification.amount." + key), files, octets, share(files, most));
  }

  /** Thousandths, at least one of what there is. */
  private static int share(long count, long most) {
    return count == 0 ? 0 : Math.clamp(Math.round(1000.0 * count / most), 1, 1000);
  }

  private List<String> depth() {
    if (verification.unchecked().isEmpty()) {
      return extent();
    }
    List<String> depth = new ArrayList<>(extent());
    String names =
        verification.unchecked().stream().limit(SOME).collect(Collectors.joining(", "))
            + (verification.unchecked().size() > SOME ? ", …" : "");
    depth.add(words.of("verification.depth.unchecked", Printable.text(names, PATH)));
    return depth;
  }

  private List<String> extent() {
    return switch (verification.depth()) {
      case Depth.Whole(boolean byChunks) ->
          byChunks
              ? List.of(
                  words.of("verification.depth.whole"), words.of("verification.depth.by-chunks"))
              : List.of(words.of("verification.depth.whole"));
      case Depth.Presence _ -> List.of(words.of("verification.depth.presence"));
      case Depth.Sample(double share, double confidence, long seed) ->
          List.of(
              words.of(
                  "verification.depth.sample",
                  verification.amounts().read(),
                  Amounts.percent(share),
                  Amounts.percent(verification.confidence().orElse(0)),
                  Amounts.percent(confidence)),
              words.of("verification.depth.seed", Long.toString(seed)));
    };
  }

  private List<Kind> kinds() {
    long most = verification.counts().values().stream().mapToLong(Long::longValue).max().orElse(1);
    Map<Discrepancy.Kind, List<Discrepancy>> kept = new LinkedHashMap<>();
    verification
        .kept()
        .forEach(one -> kept.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one));
    PlacePhrases places = new PlacePhrases(words);
    List<Kind> kinds = new ArrayList<>();
    for (Discrepancy.Kind kind : Discrepancy.Kind.values()) {
      Long count = verification.counts().get(kind);
      if (count != null) {
        kinds.add(
            new Kind(
                kind.code(),
                word(kind),
                kind.open() ? UNKNOWN : BAD,
                words.of("verification.meaning." + kind.code()),
                words.of("verification.cure." + kind.code()),
                count,
                share(count, most),
                kept.getOrDefault(kind, List.of()).stream().map(places::of).toList()));
      }
    }
    return kinds;
  }

  private Lists lists() {
    List<Flaw> flaws = new ArrayList<>();
    for (Finding finding : verification.lists().findings()) {
      flaws.add(
          new Flaw(
              switch (finding.weight().bearing()) {
                case FAILURE -> BAD;
                case OPEN -> UNKNOWN;
                case NONE -> "";
              },
              words.of("verification.weight." + finding.weight().code()),
              Printable.text(rules.findings().what(finding, language), PATH),
              Printable.text(rules.findings().cure(finding, language), PATH)));
    }
    if (verification.disagreeing() > 0) {
      flaws.addFirst(
          new Flaw(
              BAD,
              words.of("verification.weight.invalid"),
              disagreeing(MANY),
              words.of("verification.cure.disagreeing")));
    }
    flaws.addAll(signatures());
    boolean sound =
        verification.lists().complete() && verification.disagreeing() == 0 && verification.signed();
    return new Lists(
        sound ? GOOD : BAD, words.of("verification.lists." + (sound ? "sound" : "wrong")), flaws);
  }

  /** On how many files the lists do not agree, and the first of them. */
  private String disagreeing(int most) {
    List<String> first =
        verification.disagreements().first().stream()
            .limit(most)
            .map(
                one ->
                    one.path().isEmpty()
                        ? one.list()
                        : words.of(
                            "verification.wrong.disagreeing.at",
                            one.list(),
                            Printable.text(one.path(), PATH)))
            .toList();
    return words.of("verification.wrong.disagreeing", verification.disagreeing())
        + words.of(
            "verification.wrong.disagreeing.first", String.join(words.of("list.comma"), first));
  }

  private List<Flaw> signatures() {
    List<Flaw> said = new ArrayList<>();
    for (SignatureCheck one : verification.signatures()) {
      String code = one.state().code();
      String signer = one.statement().map(Statement::signer).orElse(one.file());
      String made = one.statement().map(statement -> statement.made().toString()).orElse("");
      said.add(
          new Flaw(
              switch (one.state()) {
                case TRUSTED -> GOOD;
                case UNKNOWN_KEY -> UNKNOWN;
                case WRONG, UNREADABLE -> BAD;
              },
              words.of("verification.signature." + code),
              words.of(
                  "verification.signature.what", Printable.text(signer, PATH), made, one.key()),
              words.of("verification.signature.cure." + code)));
    }
    if (verification.trust()
        && verification.signatures().stream()
            .noneMatch(one -> one.state() == SignatureCheck.State.TRUSTED)) {
      said.add(
          new Flaw(
              BAD,
              words.of("verification.signature.none"),
              words.of("verification.signature.none.what"),
              words.of("verification.signature.none.cure")));
    }
    return said;
  }

  private List<WordCount> counts(List<ClauseVerdict> clauses) {
    List<WordCount> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      if (verdict != Verdict.NOT_APPLICABLE) {
        counts.add(
            new WordCount(
                verdict.code(),
                words.of("verdict." + verdict.code()),
                clauses.stream().filter(one -> one.verdict() == verdict).count()));
      }
    }
    return counts;
  }

  private List<Group> groups(List<ClauseVerdict> clauses) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (ClauseVerdict one : clauses) {
      Optional<Clause> clause = catalog.clause(one.clause());
      String title = clause.map(Clause::title).orElse(Text.EMPTY).in(language);
      rows.computeIfAbsent(clause.map(Clause::document).orElse(""), _ -> new ArrayList<>())
          .add(row(one, title));
    }
    List<Group> groups = new ArrayList<>();
    rows.forEach(
        (document, own) ->
            groups.add(
                new Group(
                    document,
                    catalog
                        .document(document)
                        .map(Document::title)
                        .map(title -> title.in(language))
                        .orElse(""),
                    own)));
    return groups;
  }

  private Row row(ClauseVerdict one, String title) {
    return new Row(
        one.clause(),
        title,
        new Judgement(one.verdict().code(), words.of("verdict." + one.verdict().code())),
        one.reasons().stream().map(this::point).toList());
  }

  private Point point(ClauseVerdict.Reason reason) {
    PointHolding holding = reason.found().holding();
    return new Point(
        switch (holding) {
          case HOLDS -> GOOD;
          case PARTLY -> PARTLY;
          case FAILS -> BAD;
          case OPEN -> UNKNOWN;
        },
        words.of("verification.holding." + holding.code()),
        reason.what().in(language),
        reason.holds() ? "" : reason.cure().in(language));
  }
}
