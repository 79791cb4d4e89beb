/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares what two databases consist of beside rows. Definitions of one engine are compared by
 * their text; those of different engines are only looked for by their names, as their languages
 * differ.
 */
final class DefinitionComparison {
  private static final String VALUE = "sequence value";
  private static final String COUNTER = "auto_increment";

  /** What other engines have too, under the same name. */
  private static final Set<String> COMMON =
      Set.of("view", "materialized view", "sequence", "function", "procedure", "trigger", "event");

  /** A schema is where tables are, and told by them. */
  private static final Set<String> NOT_BY_ITSELF = Set.of("schema");

  private static final Pattern COUNTING = Pattern.compile(" AUTO_INCREMENT\\b");
  private static final Pattern AUTO_INCREMENT = Pattern.compile(" AUTO_INCREMENT=(\\d+)");

  /** A table that says nothing of it gives out this number next. */
  private static final String FIRST = "1";

  private static final Pattern NEXT =
      Pattern.compile("(?i)setval\\(.*, (-?\\d+)(?:, [01])?\\)$", Pattern.DOTALL);
  private static final Pattern DOWN = Pattern.compile("(?i)increment by -");

  private final boolean alike;
  private final boolean fold;
  private final UnaryOperator<String> schemas;
  private final List<DefinitionOutcome> outcomes = new ArrayList<>();

  private DefinitionComparison(boolean alike, boolean fold, UnaryOperator<String> schemas) {
    this.alike = alike;
    this.fold = fold;
    this.schemas = schemas;
  }

  /** What is looked for: the kind, and the name as the target has it. */
  private record Key(String kind, String name) {}

  /**
   * Compares.
   *
   * @param alike whether both are of one engine
   * @param schemas what a schema of the source is called in the target
   */
  static List<DefinitionOutcome> of(
      Definitions source,
      Definitions target,
      boolean alike,
      ComparisonOptions options,
      UnaryOperator<String> schemas) {
    DefinitionComparison comparison = new DefinitionComparison(alike, options.foldNames(), schemas);
    comparison.compare(source, target);
    return List.copyOf(comparison.outcomes);
  }

  private void compare(Definitions source, Definitions target) {
    List<Definition> there = relevant(source);
    Map<Key, Definition> here = new LinkedHashMap<>();
    relevant(target).forEach(one -> here.put(key(one, UnaryOperator.identity()), one));
    source.without().forEach(one -> outcomes.add(untold(one, true)));
    target.without().forEach(one -> outcomes.add(untold(one, false)));
    Set<TableName> down =
        there.stream()
            .filter(one -> one.kind().equals("sequence") && DOWN.matcher(one.sql()).find())
            .map(Definition::name)
            .collect(Collectors.toSet());
    for (Definition one : there) {
      Optional<Definition> other = found(one, here);
      if (other.isPresent()) {
        outcomes.add(pair(one, other.get(), down.contains(one.name())));
      } else if (alike && !one.kind().equals(VALUE) && !one.kind().equals(COUNTER)) {
        outcomes.add(new DefinitionOutcome.Missing(one.kind(), one.name()));
      } else if (!alike) {
        outcomes.add(new DefinitionOutcome.NotFound(one.kind(), one.name()));
      }
    }
    if (alike) {
      here.values().stream()
          .filter(one -> !one.kind().equals(VALUE) && !one.kind().equals(COUNTER))
          .forEach(one -> outcomes.add(new DefinitionOutcome.Added(one.kind(), one.name())));
    }
  }

  private static DefinitionOutcome untold(DatabaseRecord.NotTaken one, boolean source) {
    String kind =
        switch (one.reason()) {
          case NOT_A_TABLE, PERMISSION -> one.detail();
          default -> "definition";
        };
    Optional<TableName> name = Optional.of(one.name());
    return source
        ? new DefinitionOutcome.NotCompared(kind, name, Optional.empty(), one.reason())
        : new DefinitionOutcome.NotCompared(kind, Optional.empty(), name, one.reason());
  }

  /** What is compared; what a table counts by stands by itself. */
  private List<Definition> relevant(Definitions all) {
    List<Definition> relevant = new ArrayList<>();
    for (Definition one : all.made()) {
      if (alike ? NOT_BY_ITSELF.contains(one.kind()) : !COMMON.contains(one.kind())) {
        continue;
      }
      if (one.kind().equals("table") && COUNTING.matcher(one.sql()).find()) {
        Matcher counter = AUTO_INCREMENT.matcher(one.sql());
        String next = "setval(, " + (counter.find() ? counter.group(1) : FIRST) + ")";
        String sql = counter.replaceFirst("");
        relevant.add(new Definition(one.stage(), "table", one.name(), one.body(), sql));
        relevant.add(new Definition(one.stage(), COUNTER, one.name(), false, next));
      } else {
        relevant.add(one);
      }
    }
    return relevant;
  }

  /** Other engines name routines without their parameters, and triggers without their table. */
  private Key key(Definition one, UnaryOperator<String> schema) {
    String kind = one.kind();
    String name = one.name().table();
    if (!alike) {
      kind = kind.equals("materialized view") ? "view" : kind;
      name = name.replaceFirst("\\(.*", "");
      name = kind.equals("trigger") ? name.substring(name.lastIndexOf('.') + 1) : name;
    }
    return new Key(kind, schema.apply(one.name().schema()) + "." + name);
  }

  private Optional<Definition> found(Definition one, Map<Key, Definition> here) {
    Key key = key(one, schemas);
    Definition exact = here.remove(key);
    if (exact != null || !fold) {
      return Optional.ofNullable(exact);
    }
    List<Key> near =
        here.keySet().stream()
            .filter(other -> other.kind().equals(key.kind()))
            .filter(other -> other.name().equalsIgnoreCase(key.name()))
            .toList();
    return near.size() == 1 ? Optional.ofNullable(here.remove(near.getFirst())) : Optional.empty();
  }

  private DefinitionOutcome pair(Definition one, Definition other, boolean down) {
    String kind = one.kind();
    if (!alike) {
      return new DefinitionOutcome.NotCompared(
          kind, Optional.of(one.name()), Optional.of(other.name()), UncomparedReason.ENGINES_APART);
    }
    if (kind.equals(VALUE) || kind.equals(COUNTER)) {
      return counted(one, other, down);
    }
    List<String> there = inTarget(one).lines().toList();
    List<String> here = other.sql().lines().toList();
    if (there.equals(here)) {
      return new DefinitionOutcome.Same(kind, one.name(), other.name());
    }
    int line = 0;
    while (line < Math.min(there.size(), here.size()) && there.get(line).equals(here.get(line))) {
      line++;
    }
    return new DefinitionOutcome.Differs(kind, one.name(), other.name(), line + 1);
  }

  private static DefinitionOutcome counted(Definition one, Definition other, boolean down) {
    Optional<BigInteger> there = next(one);
    Optional<BigInteger> here = next(other);
    if (there.isEmpty() || here.isEmpty()) {
      return new DefinitionOutcome.NotCompared(
          one.kind(),
          Optional.of(one.name()),
          Optional.of(other.name()),
          UncomparedReason.VALUE_UNREADABLE);
    }
    int order = here.get().compareTo(there.get());
    return (down ? order > 0 : order < 0)
        ? new DefinitionOutcome.Behind(
            one.kind(), one.name(), other.name(), there.get().toString(), here.get().toString())
        : new DefinitionOutcome.Same(one.kind(), one.name(), other.name());
  }

  private static Optional<BigInteger> next(Definition value) {
    Matcher next = NEXT.matcher(value.sql());
    return next.find() ? Optional.of(new BigInteger(next.group(1))) : Optional.empty();
  }

  /** With the schema called as it is in the target, wherever it stands before a name. */
  private String inTarget(Definition one) {
    String from = one.name().schema();
    String to = schemas.apply(from);
    if (from.equals(to) || from.isEmpty()) {
      return one.sql();
    }
    return Pattern.compile("(?<![\\w.])([\"`]?)" + Pattern.quote(from) + "\\1\\.")
        .matcher(one.sql())
        .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + to + found.group(1) + "."));
  }
}
