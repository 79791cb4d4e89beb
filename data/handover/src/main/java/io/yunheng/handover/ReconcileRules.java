/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.estate.Kind;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which kinds of resources are handed over, by what they are recognised, and the words. */
public final class ReconcileRules {
  private static final String FILE = "reconcile.yaml";

  /**
   * How a kind is recognised.
   *
   * @param names columns that hold what people call it
   * @param folders names of folders that such things lie in, in small letters
   * @param endings of names of files that such things are, in small letters, without the dot
   * @param source kind of a manifest's source that may be such a thing; may be empty
   * @param objects column with how many entries it has; may be empty
   * @param bytes column with its size in bytes; may be empty
   * @param digest column with a digest of it; may be empty
   * @param algorithm column that says of which sort the digest is; may be empty
   * @param lists patterns of lists of all such things; if there are any, they are not handed over
   *     one by one
   * @param left words in columns that say that it is not the customer's to have
   */
  public record Rule(
      Kind kind,
      List<String> names,
      List<String> folders,
      List<String> endings,
      String source,
      String objects,
      String bytes,
      String digest,
      String algorithm,
      List<String> lists,
      Map<String, List<String>> left) {
    public Rule {
      names = List.copyOf(names);
      folders = folders.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
      endings = endings.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
      lists = List.copyOf(lists);
      left = Map.copyOf(left);
    }

    boolean together() {
      return !lists.isEmpty();
    }
  }

  private record Words(Text what, Text cure) {}

  private final List<Rule> rules;
  private final Map<UnmatchedReason, Words> words;

  private ReconcileRules(List<Rule> rules, Map<UnmatchedReason, Words> words) {
    this.rules = List.copyOf(rules);
    this.words = Map.copyOf(words);
  }

  /** The rules that ship. */
  public static ReconcileRules shipped() {
    try (InputStream in = ReconcileRules.class.getResourceAsStream("/yunheng/handover/" + FILE)) {
      return read(Objects.requireNonNull(in).readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads rules.
   *
   * @throws FaultException with everything that is wrong
   */
  public static ReconcileRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("kinds", "reasons");
    Map<Kind, Rule> rules = new EnumMap<>(Kind.class);
    for (Fields fields : root.someList("kinds")) {
      rule(fields)
          .ifPresent(
              rule -> {
                if (rules.put(rule.kind(), rule) != null) {
                  fields.twice("kind", rule.kind().code());
                }
              });
    }
    Map<UnmatchedReason, Words> words = new EnumMap<>(UnmatchedReason.class);
    for (Fields fields : root.someList("reasons")) {
      fields.only("id", "what", "cure");
      UnmatchedReason reason = fields.word("id", UnmatchedReason.class, UnmatchedReason.NOTHING);
      if (words.put(reason, new Words(fields.both("what"), fields.both("cure"))) != null) {
        fields.twice("id", reason.code());
      }
    }
    for (UnmatchedReason reason : UnmatchedReason.values()) {
      if (!words.containsKey(reason)) {
        root.missing("reasons." + reason.code());
      }
    }
    problems.throwIfAny();
    return new ReconcileRules(List.copyOf(rules.values()), words);
  }

  private static Optional<Rule> rule(Fields fields) {
    fields.only(
        "kind",
        "names",
        "folders",
        "endings",
        "source",
        "objects",
        "bytes",
        "digest",
        "algorithm",
        "lists",
        "left");
    Optional<Kind> kind = fields.optionalWord("kind", Kind::of, "a kind");
    if (kind.isEmpty()) {
      if (!fields.has("kind")) {
        fields.missing("kind");
      }
      return Optional.empty();
    }
    Map<String, List<String>> left = new HashMap<>();
    fields
        .fields("left")
        .ifPresent(one -> one.names().forEach(name -> left.put(name, one.texts(name))));
    left.keySet().forEach(column -> column(fields, kind.get(), "left", column));
    fields.texts("names").forEach(column -> column(fields, kind.get(), "names", column));
    return Optional.of(
        new Rule(
            kind.get(),
            fields.texts("names"),
            fields.texts("folders"),
            fields.texts("endings"),
            fields.optionalText("source").orElse(""),
            column(fields, kind.get(), "objects"),
            column(fields, kind.get(), "bytes"),
            column(fields, kind.get(), "digest"),
            column(fields, kind.get(), "algorithm"),
            fields.texts("lists"),
            left));
  }

  private static String column(Fields fields, Kind kind, String key) {
    Optional<String> column = fields.optionalText(key);
    column.ifPresent(name -> column(fields, kind, key, name));
    return column.orElse("");
  }

  private static void column(Fields fields, Kind kind, String key, String column) {
    if (kind.shape().index(column).isEmpty()) {
      fields.dangling(key, column);
    }
  }

  List<Rule> rules() {
    return rules;
  }

  /** Why something is not, or not certainly, there, in one sentence. */
  public String what(UnmatchedReason reason, Language language) {
    return Objects.requireNonNull(words.get(reason)).what().in(language);
  }

  /** What to do about it, in one sentence. */
  public String cure(UnmatchedReason reason, Language language) {
    return Objects.requireNonNull(words.get(reason)).cure().in(language);
  }
}
