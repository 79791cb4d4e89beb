/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.responsibility.role.RoleFamily;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The behaviours there are, and the rules by which they make roles. */
public record RoleRules(
    List<Behaviour> behaviours, List<RoleRule> rules, List<OpenQuestion> questions) {
  private static final String FILE = "roles.yaml";

  public RoleRules {
    behaviours = List.copyOf(behaviours);
    rules = List.copyOf(rules);
    questions = List.copyOf(questions);
  }

  /** The rules that ship. */
  public static RoleRules shipped() {
    try (InputStream in = RoleRules.class.getResourceAsStream("/yunheng/responsibility/" + FILE)) {
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
  public static RoleRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("behaviours", "rules", "questions");
    List<Behaviour> behaviours = root.someList("behaviours").stream().map(RoleRules::one).toList();
    Set<String> ids = behaviours.stream().map(Behaviour::id).collect(Collectors.toSet());
    unique(root.list("behaviours"));
    unique(root.list("rules"));
    unique(root.list("questions"));
    for (Fields fields : root.list("behaviours")) {
      known(fields, "counterparts", ids);
    }
    List<RoleRule> rules = new ArrayList<>();
    for (Fields fields : root.someList("rules")) {
      rules.add(rule(fields, ids));
    }
    List<OpenQuestion> questions = new ArrayList<>();
    for (Fields fields : root.list("questions")) {
      questions.add(question(fields, ids));
    }
    problems.throwIfAny();
    return new RoleRules(behaviours, rules, questions);
  }

  public Optional<Behaviour> behaviour(String id) {
    return behaviours.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** The ids of all behaviours. */
  public Set<String> ids() {
    return behaviours.stream().map(Behaviour::id).collect(Collectors.toUnmodifiableSet());
  }

  Map<String, Behaviour> byId() {
    return behaviours.stream().collect(Collectors.toUnmodifiableMap(Behaviour::id, one -> one));
  }

  private static void unique(List<Fields> list) {
    Set<String> ids = new HashSet<>();
    for (Fields fields : list) {
      if (!ids.add(fields.text("id"))) {
        fields.twice("id", fields.text("id"));
      }
    }
  }

  private static Behaviour one(Fields fields) {
    fields.only("id", "title", "family", "counterparts", "clauses");
    return new Behaviour(
        fields.text("id"),
        fields.both("title"),
        fields.word("family", RoleFamily.class, RoleFamily.PARTNER),
        fields.texts("counterparts"),
        fields.texts("clauses"));
  }

  private static RoleRule rule(Fields fields, Set<String> ids) {
    fields.only("id", "role", "all", "any", "none", "given", "part", "because", "clauses");
    Set<String> all = known(fields, "all", ids);
    Set<String> any = known(fields, "any", ids);
    if (all.isEmpty() && any.isEmpty()) {
      fields.missing("all");
    }
    Actor role = fields.word("role", Actor.class, Actor.CUSTOMER);
    Optional<ProviderPart> part = fields.words("part", ProviderPart.class).stream().findFirst();
    if ((role == Actor.PROVIDER) != part.isPresent()) {
      fields.missing("part");
    }
    return new RoleRule(
        fields.text("id"),
        role,
        all,
        any,
        known(fields, "none", ids),
        fields.words("given", Actor.class).stream().findFirst(),
        part,
        fields.both("because"),
        fields.texts("clauses"));
  }

  private static OpenQuestion question(Fields fields, Set<String> ids) {
    fields.only("id", "role", "all", "none", "answered", "asks", "settles");
    return new OpenQuestion(
        fields.text("id"),
        fields.word("role", Actor.class, Actor.PROVIDER),
        known(fields, "all", ids),
        known(fields, "none", ids),
        known(fields, "answered", ids),
        fields.both("asks"),
        List.copyOf(known(fields, "settles", ids)));
  }

  private static Set<String> known(Fields fields, String key, Set<String> ids) {
    for (String id : fields.texts(key)) {
      if (!ids.contains(id)) {
        fields.dangling(key, id);
      }
    }
    return new HashSet<>(fields.texts(key));
  }
}
