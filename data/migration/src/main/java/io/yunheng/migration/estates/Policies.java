/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Rule;
import io.yunheng.migration.EstateMapping;
import io.yunheng.migration.configuration.ConfigurationCode;
import io.yunheng.migration.estates.Traffic.Opening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what security groups, firewalls and access lists let through. */
public final class Policies {
  private static final int SHOWN = 20;

  private final View before;
  private final View after;
  private final Pairs pairs;
  private final EstateRules rules;
  private final EstateFindings report;
  private final EstateMapping mapping;

  public Policies(
      View before,
      View after,
      Pairs pairs,
      EstateRules rules,
      EstateMapping mapping,
      EstateFindings report) {
    this.before = before;
    this.after = after;
    this.pairs = pairs;
    this.rules = rules;
    this.mapping = mapping;
    this.report = report;
  }

  public void compare() {
    Map<String, List<Rule>> earlier = byPolicy(before, true);
    Map<String, List<Rule>> later = byPolicy(after, false);
    report.presence(Kind.RULE, before.unseen(Kind.RULE), true, List.of());
    report.presence(Kind.RULE, after.unseen(Kind.RULE), false, List.of());
    for (Kind kind : List.of(Kind.SECURITY_GROUP, Kind.FIREWALL)) {
      for (KindRule rule : rules.of(kind).stream().toList()) {
        for (Resource one : before.of(rule)) {
          Optional<Resource> other =
              pairs.after(kind, one.id()).flatMap(id -> after.find(kind, id));
          if (other.isPresent()) {
            compare(
                View.place(one),
                View.place(other.get()),
                earlier.getOrDefault(one.id(), List.of()),
                later.getOrDefault(other.get().id(), List.of()),
                View.fact(one, "defaultAction"),
                View.fact(other.get(), "defaultAction"));
          }
        }
      }
    }
    lists(earlier, later);
  }

  /** Access lists are no resources; they go by their texts. */
  private void lists(Map<String, List<Rule>> earlier, Map<String, List<Rule>> later) {
    Set<String> unmet = new TreeSet<>();
    later.forEach((policy, list) -> isList(list, policy, unmet));
    Map<String, List<Rule>> own = new HashMap<>();
    earlier.forEach(
        (policy, list) -> {
          Set<String> found = new TreeSet<>();
          isList(list, policy, found);
          found.forEach(name -> own.put(name, list));
        });
    for (String policy : new TreeSet<>(own.keySet())) {
      String name =
          mapping
              .values()
              .getOrDefault(new EstateMapping.Named(Kind.RULE, "policy", policy), policy);
      if (unmet.remove(name)) {
        compare(
            "acl " + policy,
            "acl " + name,
            own.getOrDefault(policy, List.of()),
            later.getOrDefault(name, List.of()),
            Fact.none(),
            Fact.none());
      } else if (after.unseen(Kind.RULE).isEmpty()) {
        report.add(
            ConfigurationCode.MISSING,
            Optional.of("acl " + policy),
            Optional.empty(),
            Map.of("kind", "acl"));
      }
    }
    if (before.unseen(Kind.RULE).isEmpty()) {
      unmet.forEach(
          policy ->
              report.add(
                  ConfigurationCode.ADDED,
                  Optional.empty(),
                  Optional.of("acl " + policy),
                  Map.of("kind", "acl")));
    }
  }

  private static void isList(List<Rule> list, String policy, Set<String> into) {
    if (list.stream().anyMatch(rule -> rule.policyKind().is("acl"))) {
      into.add(policy);
    }
  }

  private Map<String, List<Rule>> byPolicy(View view, boolean onBefore) {
    Map<String, List<Rule>> found = new HashMap<>();
    List<String> nowhere = new ArrayList<>();
    for (Resource one : view.all(Kind.RULE)) {
      if (one instanceof Rule rule) {
        rule.policy()
            .optional()
            .ifPresentOrElse(
                policy -> found.computeIfAbsent(policy, _ -> new ArrayList<>()).add(rule),
                () -> nowhere.add(rule.id()));
      }
    }
    if (!nowhere.isEmpty()) {
      String side = onBefore ? "before" : "after";
      report.add(
          ConfigurationCode.RULES_NOT_COMPARABLE,
          Optional.of("rule").filter(_ -> onBefore),
          Optional.of("rule").filter(_ -> !onBefore),
          Map.of(
              "side",
              side,
              "reason",
              "policy-unknown",
              "need",
              String.join(", ", nowhere.subList(0, Math.min(nowhere.size(), SHOWN)))));
    }
    return found;
  }

  private void compare(
      String earlierPlace,
      String laterPlace,
      List<Rule> earlierRules,
      List<Rule> laterRules,
      Fact<?> earlierDefault,
      Fact<?> laterDefault) {
    Optional<List<Opening>> earlier =
        openings(earlierRules, earlierDefault, true, earlierPlace, laterPlace);
    Optional<List<Opening>> later =
        openings(laterRules, laterDefault, false, earlierPlace, laterPlace);
    if (earlier.isEmpty() || later.isEmpty()) {
      return;
    }
    try {
      if (before.unseen(Kind.RULE).isEmpty()) {
        for (Opening wider : distinct(Traffic.beyond(later.get(), earlier.get()))) {
          report.add(
              ConfigurationCode.RULE_WIDER,
              Optional.of(earlierPlace),
              Optional.of(laterPlace),
              Map.of("rule", wider.rule(), "opening", wider.text()));
        }
      }
      if (after.unseen(Kind.RULE).isEmpty()) {
        for (Opening narrower : distinct(Traffic.beyond(earlier.get(), later.get()))) {
          if (narrower.channel().group().map(g -> !g.startsWith("?")).orElse(true)) {
            report.add(
                ConfigurationCode.RULE_NARROWER,
                Optional.of(earlierPlace),
                Optional.of(laterPlace),
                Map.of("rule", narrower.rule(), "opening", narrower.text()));
          }
        }
      }
    } catch (Traffic.Unclear e) {
      unclear(earlierPlace, laterPlace, "both", e);
    }
  }

  /** One of those that read alike, as a rule for both address families does. */
  private static List<Opening> distinct(List<Opening> openings) {
    Set<String> texts = new LinkedHashSet<>();
    return openings.stream().filter(opening -> texts.add(opening.text())).toList();
  }

  private Optional<List<Opening>> openings(
      List<Rule> list, Fact<?> byDefault, boolean onBefore, String earlier, String later) {
    try {
      if (byDefault.isUnknown()) {
        throw new Traffic.Unclear("default-unknown", "defaultAction");
      }
      boolean allowed = byDefault.optional().map("allow"::equals).orElse(false);
      Traffic traffic =
          new Traffic(
              rules.protocols(),
              id -> onBefore ? pairs.after(Kind.SECURITY_GROUP, id) : Optional.of(id));
      return Optional.of(traffic.of(list, allowed));
    } catch (Traffic.Unclear e) {
      unclear(earlier, later, onBefore ? "before" : "after", e);
      return Optional.empty();
    }
  }

  private void unclear(String earlier, String later, String side, Traffic.Unclear why) {
    report.add(
        ConfigurationCode.RULES_NOT_COMPARABLE,
        Optional.of(earlier),
        Optional.of(later),
        Map.of("side", side, "reason", why.reason(), "need", why.need()));
  }
}
