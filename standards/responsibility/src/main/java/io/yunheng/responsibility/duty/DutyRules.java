/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Profile;
import io.yunheng.catalog.ServiceModel;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.responsibility.Component;
import io.yunheng.responsibility.DutyRule;
import io.yunheng.responsibility.Range;
import io.yunheng.responsibility.Substitution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules by which duties find their people. */
public record DutyRules(
    Set<Actor> outside,
    Map<Actor, Substitution> steads,
    Map<Actor, Watch> watches,
    Map<String, Range> ranges,
    Set<String> kept,
    Map<String, Condition> unless,
    Map<String, DutyRule> rules) {
  private static final String FILE = "duties.yaml";

  public DutyRules {
    outside = Set.copyOf(outside);
    steads = Map.copyOf(steads);
    watches = Map.copyOf(watches);
    ranges = Map.copyOf(ranges);
    unless = Map.copyOf(unless);
    rules = Map.copyOf(rules);
  }

  /** The rules that ship. */
  public static DutyRules shipped() {
    try (InputStream in = DutyRules.class.getResourceAsStream("/yunheng/responsibility/" + FILE)) {
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
  public static DutyRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("kept", "unless", "outside", "stead", "watch", "components", "ranges", "findings");
    Map<Actor, Substitution> steads = new EnumMap<>(Actor.class);
    for (Fields fields : root.list("stead")) {
      Substitution stead = stead(fields);
      if (steads.put(stead.role(), stead) != null) {
        fields.twice("role", stead.role().code());
      }
    }
    Map<Actor, Watch> watches = new EnumMap<>(Actor.class);
    for (Fields fields : root.list("watch")) {
      Watch watch = watch(fields);
      if (watches.put(watch.role(), watch) != null) {
        fields.twice("role", watch.role().code());
      }
    }
    Map<String, Component> components = new LinkedHashMap<>();
    for (Fields fields : root.someList("components")) {
      fields.only("id", "title", "provider");
      Set<ServiceModel> provider = new HashSet<>(fields.words("provider", ServiceModel.class));
      Component one = new Component(fields.text("id"), fields.both("title"), provider);
      if (components.put(one.id(), one) != null) {
        fields.twice("id", one.id());
      }
    }
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (Fields fields : root.list("ranges")) {
      Range range = range(fields, components);
      if (ranges.put(range.clause(), range) != null) {
        fields.twice("clause", range.clause());
      }
    }
    Map<String, DutyRule> rules = new LinkedHashMap<>();
    for (Fields fields : root.someList("findings")) {
      fields.only("id", "weight", "clauses", "finding", "cure");
      DutyRule rule =
          new DutyRule(
              fields.text("id"),
              fields.word("weight", DutyRule.Weight.class, DutyRule.Weight.OPEN),
              fields.texts("clauses"),
              fields.both("finding"),
              fields.both("cure"));
      if (rules.put(rule.id(), rule) != null) {
        fields.twice("id", rule.id());
      }
    }
    Set<Actor> outside = new HashSet<>(root.words("outside", Actor.class));
    Map<String, Condition> unless = new LinkedHashMap<>();
    for (Fields fields : root.list("unless")) {
      fields.only("clause", "fact");
      unless.put(
          fields.text("clause"), fields.word("fact", Condition.class, Condition.CUSTOMER_ROOM));
    }
    problems.throwIfAny();
    return new DutyRules(
        outside, steads, watches, ranges, Set.copyOf(root.texts("kept")), unless, rules);
  }

  private static Substitution stead(Fields fields) {
    fields.only("role", "by", "clauses", "because");
    return new Substitution(
        fields.word("role", Actor.class, Actor.AGENT),
        fields.word("by", Actor.class, Actor.CUSTOMER),
        fields.texts("clauses"),
        fields.both("because"));
  }

  private static Watch watch(Fields fields) {
    fields.only("role", "by", "tell", "clauses", "because");
    return new Watch(
        fields.word("role", Actor.class, Actor.AGENT),
        fields.words("by", Actor.class),
        fields.words("tell", Actor.class),
        fields.texts("clauses"),
        fields.both("because"));
  }

  private static Range range(Fields fields, Map<String, Component> components) {
    fields.only("clause", "components", "each");
    List<Component> about = new ArrayList<>();
    for (String id : fields.texts("components")) {
      Optional.ofNullable(components.get(id))
          .ifPresentOrElse(about::add, () -> fields.dangling("components", id));
    }
    if (about.isEmpty() == fields.optionalBoth("each").isEmpty()) {
      fields.missing("components");
    }
    return new Range(fields.text("clause"), about, fields.optionalBoth("each"));
  }

  /** Whether a fact of a service keeps a requirement from applying to it. */
  public boolean excluded(Clause clause, Profile profile) {
    return Optional.ofNullable(unless.get(clause.id()))
        .map(fact -> profile.facts().getOrDefault(fact, false))
        .orElse(false);
  }

  DutyRule rule(String id) {
    return Optional.ofNullable(rules.get(id)).orElseThrow(() -> new IllegalStateException(id));
  }
}
