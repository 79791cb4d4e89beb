/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Institution;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.TransferRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of handing on work, and their words.
 *
 * @param layers how many layers there may be in principle
 * @param choices the requirements to choose, accept and supervise partners
 * @param institutions which institutions a document binds as customers, by the beginning of its
 *     clauses' ids; any where it is not there
 * @param rules by id
 * @param needs what has to be known, by what of a delegation or agreement is missing
 */
public record TransferRules(
    int layers,
    Set<String> choices,
    Map<String, Set<Institution>> institutions,
    Map<String, TransferRule> rules,
    Map<AgreementTerm, Text> terms,
    Map<String, Text> needs) {
  private static final String FILE = "transfers.yaml";

  public TransferRules {
    institutions = Map.copyOf(institutions);
    rules = Map.copyOf(rules);
    terms = Map.copyOf(terms);
    needs = Map.copyOf(needs);
  }

  /** The rules that ship. */
  public static TransferRules shipped() {
    try (InputStream in =
        TransferRules.class.getResourceAsStream("/yunheng/responsibility/" + FILE)) {
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
  public static TransferRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("settings", "choices", "institutions", "rules", "terms", "needs");
    int layers = root.fields("settings").map(fields -> fields.number("layers", 1, 9)).orElse(0);
    if (layers == 0) {
      root.missing("settings");
    }
    Map<String, TransferRule> rules = new LinkedHashMap<>();
    for (Fields fields : root.someList("rules")) {
      fields.only("id", "weight", "clauses", "ofCustomer", "finding", "cure", "lapse");
      TransferRule rule =
          new TransferRule(
              fields.text("id"),
              fields.word("weight", RuleWeight.class, RuleWeight.BREACH),
              fields.texts("clauses"),
              fields.has("ofCustomer") ? Optional.of(fields.texts("ofCustomer")) : Optional.empty(),
              fields.both("finding"),
              fields.both("cure"),
              fields.flag("lapse"));
      if (rules.put(rule.id(), rule) != null) {
        fields.twice("id", rule.id());
      }
    }
    Map<AgreementTerm, Text> terms = new EnumMap<>(AgreementTerm.class);
    Map<String, Text> needs = new LinkedHashMap<>();
    for (AgreementTerm term : AgreementTerm.values()) {
      root.fields("terms").ifPresent(fields -> terms.put(term, fields.both(term.code())));
    }
    root.fields("needs")
        .ifPresent(fields -> fields.names().forEach(name -> needs.put(name, fields.both(name))));
    Map<String, Set<Institution>> institutions = new LinkedHashMap<>();
    root.fields("institutions")
        .ifPresent(
            fields ->
                fields
                    .names()
                    .forEach(
                        name ->
                            institutions.put(
                                name, Set.copyOf(fields.someWords(name, Institution.class)))));
    problems.throwIfAny();
    return new TransferRules(
        layers, Set.copyOf(root.texts("choices")), institutions, rules, terms, needs);
  }

  /** Whether a clause may bind a customer of a kind. */
  boolean binds(String clause, Institution customer) {
    String document = clause.substring(0, clause.indexOf('-'));
    return Optional.ofNullable(institutions.get(document))
        .map(bound -> bound.contains(customer))
        .orElse(true);
  }

  TransferRule rule(String id) {
    return Optional.ofNullable(rules.get(id)).orElseThrow(() -> new IllegalStateException(id));
  }

  public Text term(AgreementTerm term) {
    return Optional.ofNullable(terms.get(term)).orElseThrow();
  }

  Text need(String what) {
    return Optional.ofNullable(needs.get(what)).orElseThrow();
  }
}
