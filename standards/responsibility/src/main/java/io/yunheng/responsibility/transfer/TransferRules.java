/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Institution;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.BoundInstitutions;
import io.yunheng.responsibility.TransferRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of handing on work, and their words.
 *
 * @param layers how many layers there may be in principle
 * @param floors the least level of a platform, by deployment
 * @param asked the clauses that ask for a term of an agreement
 * @param partners the clauses that ask for an agreement with a partner, by its role
 * @param besides why an agreement between parties does not count
 * @param choices the partners that each requirement has the provider choose, test, accept or
 *     supervise
 * @param institutions which institutions a document binds as customers
 * @param rules by id
 * @param needs what has to be known, by what of a delegation or agreement is missing
 */
public record TransferRules(
    int layers,
    Map<Deployment, Integer> floors,
    Map<AgreementTerm, List<String>> asked,
    Map<Actor, List<String>> partners,
    Map<String, Text> besides,
    Map<String, Set<Actor>> choices,
    BoundInstitutions institutions,
    Map<String, TransferRule> rules,
    Map<AgreementTerm, Text> terms,
    Map<String, Text> needs) {
  private static final String FILE = "transfers.yaml";

  public TransferRules {
    floors = Map.copyOf(floors);
    asked = Map.copyOf(asked);
    partners = Map.copyOf(partners);
    besides = Map.copyOf(besides);
    choices = Map.copyOf(choices);
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
    root.only(
        "settings", "floors", "asked", "partners", "besides", "choices", "rules", "terms", "needs");
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
    Map<Deployment, Integer> floors = new EnumMap<>(Deployment.class);
    root.fields("floors")
        .ifPresent(
            fields ->
                words(fields, Deployment.values())
                    .forEach(one -> floors.put(one, fields.number(one.code(), 1, 5))));
    Map<AgreementTerm, List<String>> asked = new EnumMap<>(AgreementTerm.class);
    root.fields("asked")
        .ifPresent(
            fields ->
                words(fields, AgreementTerm.values())
                    .forEach(one -> asked.put(one, fields.texts(one.code()))));
    Map<Actor, List<String>> partners = new EnumMap<>(Actor.class);
    root.fields("partners")
        .ifPresent(
            fields ->
                words(fields, Actor.values())
                    .forEach(one -> partners.put(one, fields.texts(one.code()))));
    Map<String, Text> besides = new LinkedHashMap<>();
    root.fields("besides")
        .ifPresent(fields -> fields.names().forEach(name -> besides.put(name, fields.both(name))));
    Map<String, Set<Actor>> choices = new LinkedHashMap<>();
    root.fields("choices")
        .ifPresent(
            fields ->
                fields
                    .names()
                    .forEach(
                        name ->
                            choices.put(name, Set.copyOf(fields.someWords(name, Actor.class)))));
    problems.throwIfAny();
    return new TransferRules(
        layers,
        floors,
        asked,
        partners,
        besides,
        choices,
        BoundInstitutions.shipped(),
        rules,
        terms,
        needs);
  }

  /** The words of a kind that are keys; no other keys may be there. */
  private static <W extends Word> List<W> words(Fields fields, W[] all) {
    fields.only(Arrays.stream(all).map(Word::code).toArray(String[]::new));
    return Arrays.stream(all).filter(one -> fields.has(one.code())).toList();
  }

  /** Whether a clause may bind a customer of a kind. */
  boolean binds(String clause, Institution customer) {
    return institutions.binds(clause, customer);
  }

  TransferRule rule(String id) {
    return Optional.ofNullable(rules.get(id)).orElseThrow(() -> new IllegalStateException(id));
  }

  public Text term(AgreementTerm term) {
    return Optional.ofNullable(terms.get(term)).orElseThrow();
  }

  Text besides(String why) {
    return Optional.ofNullable(besides.get(why)).orElseThrow();
  }

  Text need(String what) {
    return Optional.ofNullable(needs.get(what)).orElseThrow();
  }
}
