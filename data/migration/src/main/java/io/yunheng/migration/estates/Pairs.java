/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import io.yunheng.estate.Column;
import io.yunheng.estate.ColumnType;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import io.yunheng.migration.EstateMapping;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Which resources are the same thing on both sides, and data seen through that. */
public final class Pairs {
  private final View before;
  private final View after;
  private final EstateMapping mapping;
  private final Map<Kind, Map<String, String>> forth = new EnumMap<>(Kind.class);
  private final Map<Kind, Map<String, String>> back = new EnumMap<>(Kind.class);
  private final Set<Resource> reportedBefore = new HashSet<>();
  private final Set<Resource> reportedAfter = new HashSet<>();

  public Pairs(View before, View after, EstateMapping mapping) {
    this.before = before;
    this.after = after;
    this.mapping = mapping;
  }

  public void pair(Resource one, Resource other) {
    forth.computeIfAbsent(one.kind(), _ -> new HashMap<>()).put(one.id(), other.id());
    back.computeIfAbsent(one.kind(), _ -> new HashMap<>()).put(other.id(), one.id());
  }

  /** Remembers a resource without a partner that was reported. */
  public void remember(Resource resource, boolean onBefore) {
    (onBefore ? reportedBefore : reportedAfter).add(resource);
  }

  public Optional<String> after(Kind kind, String id) {
    return Optional.ofNullable(forth.getOrDefault(kind, Map.of()).get(id));
  }

  public boolean paired(Resource resource, boolean onBefore) {
    return (onBefore ? forth : back)
        .getOrDefault(resource.kind(), Map.of())
        .containsKey(resource.id());
  }

  /** Whether it was told before that the resource has no partner. */
  public boolean known(Resource resource, boolean onBefore) {
    return (onBefore ? reportedBefore : reportedAfter).contains(resource);
  }

  /** Whether something that the resource belongs to has no partner either. */
  public boolean follows(KindRule rule, Resource resource, boolean onBefore) {
    for (String column : rule.of()) {
      Optional<String> owner = View.fact(resource, column).optional().map(Object::toString);
      for (Kind kind : targets(rule, column)) {
        Optional<Resource> found = owner.flatMap(id -> (onBefore ? before : after).find(kind, id));
        if (found.isPresent() && !paired(found.get(), onBefore)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Kinds that a column leads to. */
  public static List<Kind> targets(KindRule rule, String column) {
    OptionalInt index = rule.kind().shape().index(column);
    List<Kind> targets = new ArrayList<>(rule.ids().getOrDefault(column, List.of()));
    if (index.isPresent()) {
      rule.kind().shape().columns().get(index.getAsInt()).target().ifPresent(targets::add);
    }
    return targets;
  }

  /** The datum of a column as the side after the move would write it. */
  public ComparedDatum value(KindRule rule, Resource resource, String column, boolean onBefore) {
    Shape<? extends Resource> shape = rule.kind().shape();
    Column<?> about = shape.columns().get(shape.index(column).orElseThrow());
    Fact<?> fact = View.fact(resource, column);
    Optional<Gap> gap = fact.why();
    if (gap.isPresent()) {
      return new ComparedDatum.Unknown(gap.get());
    }
    List<Kind> kinds = targets(rule, column);
    boolean list = about.type() == ColumnType.TEXTS || about.type() == ColumnType.REFS;
    List<?> items =
        fact.optional().map(v -> v instanceof List<?> many ? many : List.of(v)).orElse(List.of());
    TreeSet<String> parts = new TreeSet<>();
    for (Object item : items) {
      String text = item.toString();
      if (onBefore) {
        text =
            mapping.values().getOrDefault(new EstateMapping.Named(rule.kind(), column, text), text);
      }
      if (!kinds.isEmpty()) {
        Optional<String> seen = translated(kinds, text, onBefore);
        if (seen.isEmpty() && !list) {
          return new ComparedDatum.Loose();
        }
        seen.ifPresent(parts::add);
      } else if (!text.isBlank()) {
        parts.add(text);
      }
    }
    return new ComparedDatum.Said(List.copyOf(parts));
  }

  /** The text with ids replaced by those after the move; empty if one of them has no partner. */
  private Optional<String> translated(List<Kind> kinds, String text, boolean onBefore) {
    for (Kind kind : kinds) {
      if ((onBefore ? before : after).find(kind, text).isPresent()) {
        return partner(kind, text, onBefore);
      }
    }
    List<String> parts = new ArrayList<>();
    for (String part : text.split(":", -1)) {
      Optional<String> seen = Optional.of(part);
      for (Kind kind : kinds) {
        if ((onBefore ? before : after).find(kind, part).isPresent()) {
          seen = partner(kind, part, onBefore);
          break;
        }
      }
      if (seen.isEmpty()) {
        return Optional.empty();
      }
      parts.add(seen.get());
    }
    return Optional.of(String.join(":", parts));
  }

  private Optional<String> partner(Kind kind, String id, boolean onBefore) {
    if (onBefore) {
      return after(kind, id);
    }
    return back.getOrDefault(kind, Map.of()).containsKey(id) ? Optional.of(id) : Optional.empty();
  }

  /** The key of a resource, if it has one; unknown if a term of it cannot be told. */
  Key key(KindRule rule, List<KindRule.Term> terms, Resource resource, boolean onBefore) {
    List<String> key = new ArrayList<>();
    for (KindRule.Term term : terms) {
      ComparedDatum value =
          term.by().isEmpty()
              ? value(rule, resource, term.column(), onBefore)
              : gathered(term.by().get(), term.column(), resource, onBefore);
      switch (value) {
        case ComparedDatum.Said(List<String> parts) when !parts.isEmpty() ->
            key.add(String.join("\u0001", parts));
        case ComparedDatum.Said _, ComparedDatum.Loose _ -> {
          return new Key(Optional.empty(), false);
        }
        case ComparedDatum.Unknown _ -> {
          return new Key(Optional.empty(), true);
        }
      }
    }
    return new Key(Optional.of(String.join("\u0002", key)), false);
  }

  private ComparedDatum gathered(
      KindRule.Referrer by, String column, Resource resource, boolean onBefore) {
    TreeSet<String> parts = new TreeSet<>();
    for (Resource one : (onBefore ? before : after).referring(by, resource.id())) {
      Fact<?> fact = View.fact(one, column);
      if (fact.why().isPresent()) {
        return new ComparedDatum.Unknown(fact.why().get());
      }
      fact.optional().ifPresent(v -> parts.add(v.toString()));
    }
    return new ComparedDatum.Said(List.copyOf(parts));
  }

  /**
   * What a resource may be found by.
   *
   * @param unknown whether it may have one that cannot be told
   */
  record Key(Optional<String> text, boolean unknown) {}
}
