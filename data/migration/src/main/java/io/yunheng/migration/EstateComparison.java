/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.estate.Column;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Understanding;
import io.yunheng.migration.configuration.ConfigurationCode;
import io.yunheng.migration.configuration.MoveFindings;
import io.yunheng.migration.estates.ColumnRule;
import io.yunheng.migration.estates.ComparedDatum;
import io.yunheng.migration.estates.EstateFindings;
import io.yunheng.migration.estates.EstateRules;
import io.yunheng.migration.estates.KindRule;
import io.yunheng.migration.estates.Pairs;
import io.yunheng.migration.estates.Policies;
import io.yunheng.migration.estates.ResourceMatcher;
import io.yunheng.migration.estates.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares an estate before a move with one after it, which may be of another cloud (GOV-5.2.1).
 *
 * <p>Resources are paired by what they are, never by guessing; what is paired is compared column by
 * column; access rules are compared by what they let through. What either side does not know is
 * neither the same nor different, and told of. What follows from something already told (a port of
 * a machine that is missing) is not told again. The same estates give the same findings in the same
 * order.
 */
public final class EstateComparison {
  /** The form of these comparisons in runs. */
  public static final String FORM = "estate";

  private final View before;
  private final View after;
  private final EstateMapping mapping;
  private final EstateRules rules;
  private final EstateFindings report;
  private final Pairs pairs;

  private EstateComparison(
      Estate before,
      Estate after,
      EstateMapping mapping,
      EstateRules rules,
      MoveFindings<ConfigurationCode> findings) {
    this.before = new View(before, mapping.tenantsBefore());
    this.after = new View(after, mapping.tenantsAfter());
    this.mapping = mapping;
    this.rules = rules;
    this.report = new EstateFindings(findings);
    this.pairs = new Pairs(this.before, this.after, mapping);
  }

  /** Compares with the rules that ship. */
  public static MoveComparison between(
      EstateReader.Addressed before, EstateReader.Addressed after, EstateMapping mapping) {
    MoveFindings<ConfigurationCode> findings =
        new MoveFindings<>(ConfigurationRules.shipped().rules());
    compare(before.estate(), after.estate(), mapping, EstateRules.shipped(), findings);
    return findings.comparison(FORM, side(before), side(after));
  }

  private static ComparedSide side(EstateReader.Addressed one) {
    String name = one.estate().header().name();
    return new ComparedSide(
        name.isBlank() ? FORM : name,
        Optional.of(one.estate().header().collectedAt()),
        Optional.of(one.address()));
  }

  /** Compares two estates and puts what was found into the findings. */
  public static void compare(
      Estate before,
      Estate after,
      EstateMapping mapping,
      EstateRules rules,
      MoveFindings<ConfigurationCode> findings) {
    new EstateComparison(before, after, mapping, rules, findings).compare();
  }

  private void compare() {
    unclearTenants(before, true);
    unclearTenants(after, false);
    for (EstateMapping.Pair pair : mapping.pairs()) {
      mapped(pair);
    }
    Set<Resource> agreed = new HashSet<>();
    mapping.left().forEach(one -> agreed(one, true, agreed));
    mapping.added().forEach(one -> agreed(one, false, agreed));
    for (KindRule rule : rules.kinds()) {
      pair(rule, agreed);
    }
    for (KindRule rule : rules.kinds()) {
      for (Resource one : before.of(rule)) {
        pairs
            .after(rule.kind(), one.id())
            .flatMap(id -> after.find(rule.kind(), id))
            .ifPresent(other -> compare(rule, one, other));
      }
      report.settle();
    }
    new Policies(before, after, pairs, rules, mapping, report).compare();
  }

  private void unclearTenants(View view, boolean onBefore) {
    for (String name : view.unknownTenants()) {
      unclear(Kind.TENANT, name, onBefore, "not-there");
    }
  }

  private void mapped(EstateMapping.Pair pair) {
    Optional<Resource> one = named(pair.kind(), pair.before(), true);
    Optional<Resource> other = named(pair.kind(), pair.after(), false);
    if (one.isPresent() && other.isPresent()) {
      if (pairs.paired(one.get(), true) || pairs.paired(other.get(), false)) {
        unclear(pair.kind(), pair.before(), true, "twice");
      } else {
        pairs.pair(one.get(), other.get());
      }
    }
  }

  private void agreed(EstateMapping.Single single, boolean onBefore, Set<Resource> agreed) {
    named(single.kind(), single.resource(), onBefore)
        .ifPresent(
            resource -> {
              agreed.add(resource);
              pairs.remember(resource, onBefore);
              Optional<String> place = Optional.of(View.place(resource));
              report.add(
                  ConfigurationCode.LEFT_ON_PURPOSE,
                  place.filter(_ -> onBefore),
                  place.filter(_ -> !onBefore),
                  Map.of("why", single.why()));
            });
  }

  /** The resource that a mapping names. */
  private Optional<Resource> named(Kind kind, String text, boolean onBefore) {
    View view = onBefore ? before : after;
    Optional<Resource> byId = view.find(kind, text);
    if (byId.isPresent()) {
      return byId;
    }
    List<Resource> byName =
        view.all(kind).stream()
            .filter(one -> View.fact(one, "name").optional().map(n -> n.equals(text)).orElse(false))
            .toList();
    if (byName.size() == 1) {
      return Optional.of(byName.getFirst());
    }
    unclear(kind, text, onBefore, byName.isEmpty() ? "not-there" : "several");
    return Optional.empty();
  }

  private void unclear(Kind kind, String text, boolean onBefore, String reason) {
    Optional<String> place = Optional.of(kind.code() + " " + text);
    report.add(
        ConfigurationCode.MAPPING_UNCLEAR,
        place.filter(_ -> onBefore),
        place.filter(_ -> !onBefore),
        Map.of("side", onBefore ? "before" : "after", "reason", reason));
  }

  private void pair(KindRule rule, Set<Resource> agreed) {
    if (before.header().cloud().equals(after.header().cloud())) {
      for (Resource one : open(before.of(rule), true, agreed)) {
        after
            .find(rule.kind(), one.id())
            .filter(other -> !pairs.paired(other, false) && !agreed.contains(other))
            .ifPresent(other -> pairs.pair(one, other));
      }
    }
    List<Resource> earlier = open(before.of(rule), true, agreed);
    List<Resource> later = open(after.of(rule), false, agreed);
    ResourceMatcher matching = new ResourceMatcher(rule, pairs);
    for (ResourceMatcher.Ambiguous ambiguous : matching.match(earlier, later)) {
      List<String> ones = ambiguous.before().stream().map(View::place).toList();
      List<String> others = ambiguous.after().stream().map(View::place).toList();
      report.add(
          ConfigurationCode.AMBIGUOUS,
          Optional.of(EstateFindings.shown(ones)),
          Optional.of(EstateFindings.shown(others)),
          Map.of(
              "kind",
              rule.kind().code(),
              "countBefore",
              Integer.toString(ones.size()),
              "countAfter",
              Integer.toString(others.size())));
    }
    lone(rule, matching, earlier, later, true);
    lone(rule, matching, later, earlier, false);
  }

  private List<Resource> open(List<Resource> all, boolean onBefore, Set<Resource> agreed) {
    return all.stream()
        .filter(one -> !pairs.paired(one, onBefore) && !agreed.contains(one))
        .toList();
  }

  /** Takes down what has no partner; only where the other side is wholly known is it missing. */
  private void lone(
      KindRule rule,
      ResourceMatcher matching,
      List<Resource> own,
      List<Resource> others,
      boolean onBefore) {
    Optional<Gap> gap = (onBefore ? after : before).unseen(rule.kind());
    List<Resource> unclear =
        others.stream()
            .filter(one -> !pairs.paired(one, !onBefore) && matching.unclear(one, !onBefore))
            .toList();
    List<String> doubtful = new ArrayList<>();
    List<String> unnamed = new ArrayList<>();
    for (Resource one : own) {
      if (pairs.paired(one, onBefore) || pairs.known(one, onBefore)) {
        continue;
      }
      boolean ownUnclear = matching.unclear(one, onBefore) && !others.isEmpty();
      boolean certain = gap.isEmpty() && unclear.isEmpty() && !ownUnclear;
      boolean follows = pairs.follows(rule, one, onBefore);
      pairs.remember(one, onBefore);
      if (follows) {
        continue;
      }
      if (gap.isPresent()) {
        doubtful.add(View.place(one));
      } else if (!certain) {
        unnamed.add(View.place(one));
      } else {
        alone(rule, one, onBefore);
      }
    }
    report.presence(rule.kind(), gap, !onBefore, doubtful);
    if (!unnamed.isEmpty()) {
      Origin origin = own.getFirst().origin();
      Gap why =
          new Gap(
              Understanding.PARTIAL,
              "key-unknown",
              unclear.isEmpty()
                  ? EstateFindings.shown(unnamed)
                  : EstateFindings.shown(unclear.stream().map(View::place).toList()),
              origin);
      report.presence(rule.kind(), Optional.of(why), !onBefore, unnamed);
    }
  }

  private void alone(KindRule rule, Resource one, boolean onBefore) {
    Map<String, String> details = new TreeMap<>();
    details.put("kind", rule.kind().code());
    Optional<String> of =
        rule.of().stream()
            .flatMap(column -> View.fact(one, column).optional().stream())
            .map(Object::toString)
            .findFirst();
    of.ifPresent(id -> details.put("of", owner(rule, one, id, onBefore)));
    details.putIfAbsent("of", "-");
    if (onBefore) {
      report.add(rule.missing(), Optional.of(View.place(one)), Optional.empty(), details);
    } else {
      report.add(ConfigurationCode.ADDED, Optional.empty(), Optional.of(View.place(one)), details);
    }
  }

  private String owner(KindRule rule, Resource one, String id, boolean onBefore) {
    View view = onBefore ? before : after;
    for (String column : rule.of()) {
      for (Kind kind : Pairs.targets(rule, column)) {
        Optional<Resource> found = view.find(kind, id);
        if (found.isPresent()) {
          return View.place(found.get());
        }
      }
    }
    return id.isEmpty() ? View.place(one) : id;
  }

  private void compare(KindRule rule, Resource one, Resource other) {
    for (Column<?> column : rule.kind().shape().columns()) {
      ColumnRule how = rule.columns().getOrDefault(column.name(), ColumnRule.SAME);
      if (how == ColumnRule.EXPECTED) {
        continue;
      }
      ComparedDatum earlier = pairs.value(rule, one, column.name(), true);
      ComparedDatum later = pairs.value(rule, other, column.name(), false);
      if (earlier instanceof ComparedDatum.Unknown || later instanceof ComparedDatum.Unknown) {
        report.doubt(rule.kind(), column.name(), gap(earlier), gap(later), View.place(other));
      } else if (earlier instanceof ComparedDatum.Said said
          && later instanceof ComparedDatum.Said then) {
        compare(rule, how, column.name(), one, other, said, then);
      } else if (earlier instanceof ComparedDatum.Said said && !said.parts().isEmpty()) {
        add(
            ConfigurationCode.CHANGED,
            rule,
            column.name(),
            one,
            other,
            said,
            new ComparedDatum.Said(List.of()));
      }
    }
  }

  private static Optional<Gap> gap(ComparedDatum value) {
    return value instanceof ComparedDatum.Unknown(Gap gap) ? Optional.of(gap) : Optional.empty();
  }

  private void compare(
      KindRule rule,
      ColumnRule how,
      String column,
      Resource one,
      Resource other,
      ComparedDatum.Said earlier,
      ComparedDatum.Said later) {
    if (how == ColumnRule.FLAVOR) {
      flavor(rule, column, one, other, earlier, later);
      return;
    }
    if (earlier.equals(later)) {
      return;
    }
    boolean both = !earlier.parts().isEmpty() && !later.parts().isEmpty();
    Optional<ConfigurationCode> code =
        switch (how) {
          case NAME -> Optional.of(ConfigurationCode.RENAMED);
          case SAME -> Optional.of(ConfigurationCode.CHANGED);
          case DATA -> Optional.of(ConfigurationCode.DATA_CHANGED);
          case LOOK -> Optional.of(ConfigurationCode.TO_LOOK_AT);
          case AT_LEAST ->
              both && number(later) >= number(earlier)
                  ? Optional.empty()
                  : Optional.of(both ? ConfigurationCode.SMALLER : ConfigurationCode.TO_LOOK_AT);
          case NO_MORE ->
              new HashSet<>(earlier.parts()).containsAll(later.parts())
                  ? Optional.of(ConfigurationCode.TO_LOOK_AT)
                  : Optional.of(ConfigurationCode.MORE_ALLOWED);
          case STRICTER -> {
            List<String> order = rule.orders().getOrDefault(column, List.of());
            if (!both) {
              yield Optional.of(ConfigurationCode.TO_LOOK_AT);
            }
            yield order.indexOf(later.toString()) >= order.indexOf(earlier.toString())
                ? Optional.empty()
                : Optional.of(ConfigurationCode.WEAKER);
          }
          case FLAVOR, EXPECTED -> Optional.empty();
        };
    code.ifPresent(found -> add(found, rule, column, one, other, earlier, later));
  }

  private static long number(ComparedDatum.Said value) {
    return Long.parseLong(value.toString());
  }

  private void flavor(
      KindRule rule,
      String column,
      Resource one,
      Resource other,
      ComparedDatum.Said earlier,
      ComparedDatum.Said later) {
    Optional<EstateMapping.Size> small =
        Optional.ofNullable(mapping.flavorsBefore().get(earlier.toString()));
    Optional<EstateMapping.Size> large =
        Optional.ofNullable(mapping.flavorsAfter().get(later.toString()));
    boolean sameCloud = before.header().cloud().equals(after.header().cloud());
    if (small.isPresent() && large.isPresent()) {
      if (!large.get().holds(small.get())) {
        add(
            ConfigurationCode.SMALLER,
            rule,
            column,
            one,
            other,
            new ComparedDatum.Said(List.of(earlier + " (" + small.get() + ")")),
            new ComparedDatum.Said(List.of(later + " (" + large.get() + ")")));
      }
    } else if (!sameCloud || !earlier.equals(later)) {
      report.doubt(
          rule.kind(),
          column,
          small.isPresent() ? Optional.empty() : Optional.of(unsized(one, earlier)),
          large.isPresent() ? Optional.empty() : Optional.of(unsized(other, later)),
          View.place(other));
    }
  }

  private static Gap unsized(Resource resource, ComparedDatum.Said flavor) {
    return new Gap(
        Understanding.UNSUPPORTED, "size-unknown", "flavor " + flavor, resource.origin());
  }

  private void add(
      ConfigurationCode code,
      KindRule rule,
      String column,
      Resource one,
      Resource other,
      ComparedDatum.Said earlier,
      ComparedDatum.Said later) {
    report.add(
        code,
        Optional.of(View.place(one)),
        Optional.of(View.place(other)),
        Map.of(
            "kind",
            rule.kind().code(),
            "column",
            column,
            "before",
            shown(rule, column, one, earlier),
            "after",
            shown(rule, column, other, later)));
  }

  /** A value for people: a reference as its own side has it. */
  private static String shown(KindRule rule, String column, Resource one, ComparedDatum.Said seen) {
    if (!Pairs.targets(rule, column).isEmpty()) {
      return View.fact(one, column).optional().map(Object::toString).orElse("-");
    }
    return seen.parts().isEmpty() ? "-" : seen.toString();
  }
}
