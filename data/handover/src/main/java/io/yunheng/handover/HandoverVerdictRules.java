/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The points each clause depends on, and the texts of points.
 *
 * @param words of every point, by how far it holds: what is so, and what to do about it
 */
public record HandoverVerdictRules(List<Rule> rules, Map<HandoverPoint, Words> words) {
  private static final String FILE = "handover-verdicts.yaml";

  /** A clause and all points that it takes. */
  public record Rule(String clause, List<HandoverPoint> points) {
    public Rule {
      points = List.copyOf(points);
    }
  }

  /** Words of a point; {@code {of}} and {@code {against}} stand for numbers. */
  public record Words(Text holds, Text not, Text open, Text cure) {}

  /**
   * A clause with its verdict.
   *
   * @param points that decide, in the order of the rule
   */
  public record Decided(String clause, Verdict verdict, List<HandoverPoint> points) {
    public Decided {
      points = List.copyOf(points);
    }
  }

  public HandoverVerdictRules {
    rules = List.copyOf(rules);
    words = Map.copyOf(words);
  }

  /** The rules that ship. */
  public static HandoverVerdictRules shipped() {
    try (InputStream in =
        HandoverVerdictRules.class.getResourceAsStream("/yunheng/handover/" + FILE)) {
      return read(Objects.requireNonNull(in).readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads rules.
   *
   * @throws FaultException with everything that is wrong
   */
  public static HandoverVerdictRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("clauses", "points");
    List<Rule> rules = new ArrayList<>();
    for (Fields fields : root.someList("clauses")) {
      fields.only("id", "points");
      rules.add(new Rule(fields.text("id"), fields.someWords("points", HandoverPoint.class)));
    }
    Map<HandoverPoint, Words> words = new EnumMap<>(HandoverPoint.class);
    for (Fields fields : root.someList("points")) {
      fields.only("id", "holds", "not", "open", "cure");
      words.put(
          fields.word("id", HandoverPoint.class, HandoverPoint.PEOPLE),
          new Words(
              fields.both("holds"), fields.both("not"), fields.both("open"), fields.both("cure")));
    }
    for (HandoverPoint point : HandoverPoint.values()) {
      if (!words.containsKey(point)) {
        root.missing("points." + point.code());
      }
    }
    problems.throwIfAny();
    return new HandoverVerdictRules(rules, words);
  }

  /** The verdict on every clause, in the order of the rules. */
  public List<Decided> decide(ClauseStanding standing) {
    return rules.stream()
        .map(rule -> new Decided(rule.clause(), verdict(rule, standing), rule.points()))
        .toList();
  }

  private static Verdict verdict(Rule rule, ClauseStanding standing) {
    List<PointHolding> holdings =
        rule.points().stream().map(point -> standing.of(point).holding()).toList();
    if (holdings.contains(PointHolding.FAILS)) {
      return Verdict.NON_COMPLIANT;
    }
    if (holdings.contains(PointHolding.OPEN)) {
      return Verdict.INDETERMINATE;
    }
    return holdings.contains(PointHolding.PARTLY) ? Verdict.PARTIAL : Verdict.COMPLIANT;
  }

  /** How far a point holds, in one sentence. */
  public Text what(HandoverPoint point, ClauseStanding.Found found) {
    Words some = Objects.requireNonNull(words.get(point));
    Text text =
        switch (found.holding()) {
          case HOLDS -> some.holds();
          case PARTLY, FAILS -> some.not();
          case OPEN -> some.open();
        };
    return new Text(fill(text.zh(), found), fill(text.en(), found));
  }

  /** What to do about a point that does not hold. */
  public Text cure(HandoverPoint point) {
    return Objects.requireNonNull(words.get(point)).cure();
  }

  private static String fill(String text, ClauseStanding.Found found) {
    return text.replace("{of}", Long.toString(found.of()))
        .replace("{against}", Long.toString(found.against()));
  }
}
