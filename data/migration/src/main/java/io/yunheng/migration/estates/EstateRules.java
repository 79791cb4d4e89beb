/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import io.yunheng.estate.Column;
import io.yunheng.estate.ColumnType;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Word;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.migration.ConfigurationRules;
import io.yunheng.migration.configuration.ConfigurationCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How estates are compared: every kind is either compared, with a rule for each of its columns, or
 * left out by name. Access rules are compared by what they let through, not by rows.
 */
public final class EstateRules {
  private static final String FILE = "estate-comparison.yaml";

  private final Map<Kind, KindRule> kinds;
  private final Map<String, Integer> protocols;

  private EstateRules(Map<Kind, KindRule> kinds, Map<String, Integer> protocols) {
    this.kinds = kinds;
    this.protocols = protocols;
  }

  /** The rules that ship. */
  public static EstateRules shipped() {
    return read(ConfigurationRules.resource(FILE), FILE);
  }

  /**
   * Reads rules.
   *
   * @throws FaultException with everything that is wrong
   */
  public static EstateRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("kinds", "left-out", "protocols");
    Map<Kind, KindRule> kinds = new LinkedHashMap<>();
    for (Fields fields : root.someList("kinds")) {
      Optional<KindRule> rule = kind(fields);
      if (rule.isPresent() && kinds.put(rule.get().kind(), rule.get()) != null) {
        fields.twice("kind", rule.get().kind().code());
      }
    }
    Set<Kind> leftOut = EnumSet.noneOf(Kind.class);
    for (String code : root.texts("left-out")) {
      Optional<Kind> kind = Kind.of(code);
      if (kind.isEmpty() || !leftOut.add(kind.get()) || kinds.containsKey(kind.get())) {
        root.wrong("left-out", code, "a kind that is not compared");
      }
    }
    for (Kind kind : Kind.values()) {
      if (kind != Kind.RULE && !kinds.containsKey(kind) && !leftOut.contains(kind)) {
        root.missing("kinds[" + kind.code() + "]");
      }
    }
    Map<String, Integer> protocols = new HashMap<>();
    root.fields("protocols")
        .ifPresent(
            fields ->
                fields.names().forEach(name -> protocols.put(name, fields.number(name, 0, 255))));
    kinds.values().forEach(rule -> references(rule, kinds, root));
    problems.throwIfAny();
    return new EstateRules(kinds, Map.copyOf(protocols));
  }

  /** What is compared has to lead to what is compared. */
  private static void references(KindRule rule, Map<Kind, KindRule> kinds, Fields root) {
    for (Column<?> column : rule.kind().shape().columns()) {
      if (rule.columns().get(column.name()) != ColumnRule.EXPECTED
          && column.target().isPresent()
          && !kinds.containsKey(column.target().get())) {
        root.dangling(rule.kind().code() + "." + column.name(), column.target().get().code());
      }
    }
  }

  private static Optional<KindRule> kind(Fields fields) {
    fields.only(
        "kind",
        "pair",
        "name",
        "same",
        "data",
        "at-least",
        "no-more",
        "stricter",
        "flavor",
        "look",
        "expected",
        "ids",
        "of",
        "skip",
        "missing");
    Optional<Kind> found = fields.optionalWord("kind", Kind::of, "a kind");
    if (found.isEmpty()) {
      if (!fields.has("kind")) {
        fields.missing("kind");
      }
      return Optional.empty();
    }
    Kind kind = found.get();
    Shape<? extends Resource> shape = kind.shape();
    Map<String, ColumnRule> columns = new HashMap<>();
    Map<String, List<String>> orders = new HashMap<>();
    for (ColumnRule rule : ColumnRule.values()) {
      List<String> names;
      if (rule == ColumnRule.STRICTER) {
        Optional<Fields> ordered = fields.fields(rule.code());
        ordered.ifPresent(one -> one.names().forEach(n -> orders.put(n, one.texts(n))));
        names = ordered.map(Fields::names).orElse(List.of());
      } else {
        names = fields.texts(rule.code());
      }
      for (String name : names) {
        column(shape, name).ifPresentOrElse(_ -> {}, () -> fields.dangling(rule.code(), name));
        if (columns.put(name, rule) != null) {
          fields.twice(rule.code(), name);
        }
      }
    }
    for (Column<?> column : shape.columns()) {
      ColumnRule rule = columns.get(column.name());
      if (rule == null) {
        fields.missing(column.name());
      } else if (!fits(rule, column.type())) {
        fields.wrong(rule.code(), column.name(), "a column of another type");
      }
    }
    orders.forEach((name, words) -> order(fields, shape, name, words));
    return Optional.of(
        new KindRule(
            kind,
            keys(fields, shape),
            columns,
            orders,
            ids(fields, shape),
            known(fields, "of", shape),
            skips(fields, shape),
            fields
                .optionalWord(
                    "missing",
                    code -> Word.of(ConfigurationCode.class, code),
                    Word.known(ConfigurationCode.class))
                .orElse(ConfigurationCode.MISSING)));
  }

  private static boolean fits(ColumnRule rule, ColumnType type) {
    return switch (rule) {
      case AT_LEAST -> type == ColumnType.NUMBER;
      case NO_MORE -> type == ColumnType.TEXTS || type == ColumnType.REFS;
      case STRICTER -> type == ColumnType.WORD || type == ColumnType.BOOL;
      case FLAVOR -> type == ColumnType.TEXT;
      case NAME, SAME, DATA, LOOK, EXPECTED -> true;
    };
  }

  private static void order(
      Fields fields, Shape<? extends Resource> shape, String name, List<String> words) {
    Set<String> known =
        column(shape, name)
            .map(c -> c.type() == ColumnType.BOOL ? Set.of("true", "false") : c.words())
            .orElse(Set.of());
    if (!new HashSet<>(words).equals(known) || words.size() != known.size()) {
      fields.wrong("stricter", name + " " + words, String.valueOf(known));
    }
  }

  private static Optional<Column<?>> column(Shape<? extends Resource> shape, String name) {
    OptionalInt index = shape.index(name);
    return index.isPresent()
        ? Optional.of(shape.columns().get(index.getAsInt()))
        : Optional.empty();
  }

  private static List<String> known(Fields fields, String key, Shape<? extends Resource> shape) {
    for (String name : fields.texts(key)) {
      if (shape.index(name).isEmpty()) {
        fields.dangling(key, name);
      }
    }
    return fields.texts(key);
  }

  private static List<List<KindRule.Term>> keys(Fields fields, Shape<? extends Resource> shape) {
    List<List<KindRule.Term>> keys = new ArrayList<>();
    for (String text : fields.texts("pair")) {
      List<KindRule.Term> terms = new ArrayList<>();
      for (String word : text.split("\\+", -1)) {
        Optional<KindRule.Term> term = term(shape, word.strip());
        term.ifPresentOrElse(terms::add, () -> fields.dangling("pair", word));
      }
      keys.add(List.copyOf(terms));
    }
    if (keys.isEmpty()) {
      fields.missing("pair");
    }
    return keys;
  }

  private static Optional<KindRule.Term> term(Shape<? extends Resource> shape, String word) {
    String[] parts = word.split("\\.", -1);
    if (parts.length == 1) {
      return column(shape, word).map(_ -> new KindRule.Term(Optional.empty(), word));
    }
    Optional<Kind> kind = Kind.of(parts[0]);
    if (parts.length != 3
        || kind.isEmpty()
        || column(kind.get().shape(), parts[1]).isEmpty()
        || column(kind.get().shape(), parts[2]).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new KindRule.Term(Optional.of(new KindRule.Referrer(kind.get(), parts[1])), parts[2]));
  }

  private static Map<String, List<Kind>> ids(Fields fields, Shape<? extends Resource> shape) {
    Map<String, List<Kind>> ids = new HashMap<>();
    fields
        .fields("ids")
        .ifPresent(
            each -> {
              for (String name : each.names()) {
                if (shape.index(name).isEmpty()) {
                  each.dangling(name, name);
                }
                List<Kind> kinds = new ArrayList<>();
                for (String code : each.texts(name)) {
                  Kind.of(code).ifPresentOrElse(kinds::add, () -> each.dangling(name, code));
                }
                ids.put(name, List.copyOf(kinds));
              }
            });
    return ids;
  }

  private static List<KindRule.Skip> skips(Fields fields, Shape<? extends Resource> shape) {
    List<KindRule.Skip> skips = new ArrayList<>();
    for (Fields one : fields.list("skip")) {
      one.only("column", "begins");
      String name = one.text("column");
      if (shape.index(name).isEmpty()) {
        one.dangling("column", name);
      }
      skips.add(new KindRule.Skip(name, one.texts("begins")));
    }
    return skips;
  }

  /** The kinds that are compared, in the order in which they are paired. */
  public List<KindRule> kinds() {
    return List.copyOf(kinds.values());
  }

  Optional<KindRule> of(Kind kind) {
    return Optional.ofNullable(kinds.get(kind));
  }

  /** Numbers of protocols by name, in small letters. */
  Map<String, Integer> protocols() {
    return protocols;
  }
}
