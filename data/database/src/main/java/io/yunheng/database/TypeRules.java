/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Data about databases: types, which of them can be compared and how, and texts. */
public final class TypeRules {
  private static final String FILE = "database.yaml";

  record Type(ValueFamily family, boolean coarse) {}

  /**
   * How two families are compared.
   *
   * @param as the form both are brought into
   * @param zone whether it has to be known which zone is meant
   */
  record Pair(ValueFamily as, boolean zone) {}

  record Words(Text what, Text cure) {}

  record Driver(int port, Set<String> options) {}

  /** How many ranges of a key get a digest at a time, and from how few rows on they are read. */
  record ServerDigests(int ranges, int read) {}

  private record Both(ValueFamily one, ValueFamily other) {}

  private final Map<Engine, Driver> drivers = new EnumMap<>(Engine.class);
  private final Set<String> refused = new HashSet<>();
  private final Set<ValueFamily> ordered = EnumSet.noneOf(ValueFamily.class);
  private final Map<Engine, Map<String, Type>> types = new EnumMap<>(Engine.class);
  private final Map<Both, Pair> pairs = new HashMap<>();
  private final Map<UncomparedReason, Words> reasons = new EnumMap<>(UncomparedReason.class);
  private ServerDigests digests = new ServerDigests(2, 1);

  private TypeRules() {}

  /** The rules that ship. */
  public static TypeRules shipped() {
    try (InputStream in = TypeRules.class.getResourceAsStream("/yunheng/database/" + FILE)) {
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
  public static TypeRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("engines", "refused", "ordered", "types", "pairs", "serverDigests", "reasons");
    TypeRules rules = new TypeRules();
    for (Fields fields : root.someList("engines")) {
      fields.only("id", "port", "options");
      Engine engine = fields.word("id", Engine.class, Engine.JDBC);
      Driver driver =
          new Driver(fields.number("port", 1, 65_535), Set.copyOf(fields.texts("options")));
      if (rules.drivers.put(engine, driver) != null) {
        fields.twice("id", engine.code());
      }
    }
    rules.refused.addAll(root.texts("refused"));
    rules.ordered.addAll(root.someWords("ordered", ValueFamily.class));
    rules.readTypes(root);
    rules.readPairs(root);
    root.fields("serverDigests")
        .ifPresentOrElse(
            fields -> {
              fields.only("ranges", "read");
              rules.digests =
                  new ServerDigests(
                      fields.number("ranges", 2, 100_000), fields.number("read", 1, 999_999_999));
            },
            () -> root.missing("serverDigests"));
    rules.readWords(root);
    problems.throwIfAny();
    return rules;
  }

  private void readTypes(Fields root) {
    Optional<Fields> all = root.fields("types");
    if (all.isEmpty()) {
      root.missing("types");
      return;
    }
    all.get().only("postgresql", "mariadb", "jdbc");
    for (Engine engine : Engine.values()) {
      Map<String, Type> ofEngine = new HashMap<>();
      for (Fields fields : all.get().someList(engine.code())) {
        fields.only("family", "names", "coarse");
        ValueFamily family = fields.word("family", ValueFamily.class, ValueFamily.NONE);
        for (String name : fields.texts("names")) {
          if (ofEngine.put(name, new Type(family, fields.flag("coarse"))) != null) {
            fields.twice("names", name);
          }
        }
      }
      types.put(engine, ofEngine);
    }
  }

  private void readPairs(Fields root) {
    for (Fields fields : root.someList("pairs")) {
      fields.only("of", "as", "zone");
      List<ValueFamily> of = fields.words("of", ValueFamily.class);
      Pair pair =
          new Pair(fields.word("as", ValueFamily.class, ValueFamily.NONE), fields.flag("zone"));
      if (of.size() != 2) {
        fields.wrong("of", of.toString(), "two families");
        continue;
      }
      for (ValueFamily family : of) {
        if (!Conversions.known(family, pair.as())) {
          fields.wrong("as", pair.as().code(), "a form that " + family.code() + " can have");
        }
      }
      Pair before = pairs.put(new Both(of.getFirst(), of.getLast()), pair);
      if (before != null || pairs.put(new Both(of.getLast(), of.getFirst()), pair) != null) {
        fields.twice("of", of.toString());
      }
    }
  }

  private void readWords(Fields root) {
    for (Fields fields : root.someList("reasons")) {
      fields.only("id", "what", "cure");
      UncomparedReason reason =
          fields.word("id", UncomparedReason.class, UncomparedReason.QUERY_FAILED);
      Words words = new Words(fields.both("what"), fields.both("cure"));
      if (reasons.put(reason, words) != null) {
        fields.twice("id", reason.code());
      }
    }
    for (UncomparedReason reason : UncomparedReason.values()) {
      if (!reasons.containsKey(reason)) {
        root.missing("reasons." + reason.code());
      }
    }
  }

  /** Why something was not compared, in one sentence. */
  public String what(UncomparedReason reason, Language language) {
    return Objects.requireNonNull(reasons.get(reason)).what().in(language);
  }

  /** What to do about it, in one sentence. */
  public String cure(UncomparedReason reason, Language language) {
    return Objects.requireNonNull(reasons.get(reason)).cure().in(language);
  }

  Driver driver(Engine engine) {
    return Objects.requireNonNull(drivers.get(engine));
  }

  boolean refuses(String option) {
    return refused.contains(option);
  }

  boolean ordered(ValueFamily family) {
    return ordered.contains(family);
  }

  Optional<Type> type(Engine engine, String name) {
    return Optional.ofNullable(Objects.requireNonNull(types.get(engine)).get(name));
  }

  Optional<Pair> pair(ValueFamily one, ValueFamily other) {
    if (one == ValueFamily.NONE || other == ValueFamily.NONE) {
      return Optional.empty();
    }
    return one == other
        ? Optional.of(new Pair(one, false))
        : Optional.ofNullable(pairs.get(new Both(one, other)));
  }

  ServerDigests serverDigests() {
    return digests;
  }
}
