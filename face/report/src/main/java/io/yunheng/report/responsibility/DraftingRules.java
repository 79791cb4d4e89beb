/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.responsibility.AgreementTerm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sentences that contracts are drafted with.
 *
 * @param terms what states a term
 * @param rules what cures a finding, by the id of its rule
 * @param checks the ids of the rules that no clause cures
 * @param contents the sentence for each content that agreements have to hold, by its id
 */
public record DraftingRules(
    Map<AgreementTerm, Sentences> terms,
    Map<String, Rule> rules,
    Set<String> checks,
    Map<String, Text> contents) {
  private static final String FILE = "drafting.yaml";

  public DraftingRules {
    terms = Map.copyOf(terms);
    rules = Map.copyOf(rules);
    checks = Set.copyOf(checks);
    contents = Map.copyOf(contents);
  }

  /**
   * Sentences and the clauses that they serve.
   *
   * @param say in their order, with placeholders
   */
  public record Sentences(List<String> clauses, List<Text> say) {
    public Sentences {
      clauses = List.copyOf(clauses);
      say = List.copyOf(say);
    }
  }

  /**
   * What cures a finding.
   *
   * @param terms to be stated too
   * @param each whether those terms have to be stated that the finding is about
   * @param contents whether the contents have to be stated that the agreement lacks
   */
  public record Rule(
      Sentences sentences, List<AgreementTerm> terms, boolean each, boolean contents) {
    public Rule {
      terms = List.copyOf(terms);
    }
  }

  /** The rules that ship. */
  public static DraftingRules shipped() {
    try (InputStream in = DraftingRules.class.getResourceAsStream("/yunheng/report/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE);
      }
      return read(in.readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads rules.
   *
   * @throws FaultException with everything that is wrong
   */
  public static DraftingRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("terms", "rules", "checks", "contents");
    Map<AgreementTerm, Sentences> terms = new EnumMap<>(AgreementTerm.class);
    for (Fields fields : root.someList("terms")) {
      fields.only("term", "clauses", "say");
      AgreementTerm term = fields.word("term", AgreementTerm.class, AgreementTerm.WORK_DIVISION);
      if (terms.put(term, new Sentences(clauses(fields), fields.someBoth("say"))) != null) {
        fields.twice("term", term.code());
      }
    }
    for (AgreementTerm term : AgreementTerm.values()) {
      if (!terms.containsKey(term)) {
        root.missing("terms." + term.code());
      }
    }
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (Fields fields : root.someList("rules")) {
      Rule rule = rule(fields);
      if (rules.put(fields.text("rule"), rule) != null) {
        fields.twice("rule", fields.text("rule"));
      }
    }
    Map<String, Text> contents = new LinkedHashMap<>();
    for (Fields fields : root.someList("contents")) {
      fields.only("content", "say");
      if (contents.put(fields.text("content"), fields.both("say")) != null) {
        fields.twice("content", fields.text("content"));
      }
    }
    Set<String> checks = Set.copyOf(root.texts("checks"));
    problems.throwIfAny();
    return new DraftingRules(terms, rules, checks, contents);
  }

  private static Rule rule(Fields fields) {
    fields.only("rule", "clauses", "say", "terms", "each", "contents");
    Rule rule =
        new Rule(
            new Sentences(clauses(fields), fields.bothList("say")),
            fields.words("terms", AgreementTerm.class),
            fields.flag("each"),
            fields.flag("contents"));
    if (rule.sentences().say().isEmpty()
        && rule.terms().isEmpty()
        && !rule.each()
        && !rule.contents()) {
      fields.missing("say");
    }
    return rule;
  }

  private static List<String> clauses(Fields fields) {
    List<String> clauses = fields.texts("clauses");
    if (clauses.isEmpty()) {
      fields.missing("clauses");
    }
    return clauses;
  }

  /** All clauses that sentences serve. */
  public List<String> allClauses() {
    return Stream.of(
            terms.values().stream().map(Sentences::clauses),
            rules.values().stream().map(one -> one.sentences().clauses()))
        .flatMap(lists -> lists)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
