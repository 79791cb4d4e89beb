/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.finding;

import io.yunheng.fault.Language;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.files.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Weight, text and cure of every code of a room, as its data file has them.
 *
 * <p>The list {@code findings} of the file has for every code {@code id}, {@code weight}, {@code
 * finding} and {@code cure}, the last two in Chinese and English. A text may name values in braces:
 * those of the place, such as {@code {place}} and {@code {path}}, and the details of the finding;
 * one that the finding does not have is written as {@code ?}. An entry may have {@code
 * cure-unknown}, which stands in for a cure that names a value of {@code -}.
 *
 * @param <C> the codes of the room
 */
public final class FindingRules<C extends Enum<C> & FindingCode> {
  /** The value of what is not known. */
  static final String UNKNOWN = "-";

  private static final Pattern VALUE = Pattern.compile("\\{([a-zA-Z]+)}");

  private final Class<C> codes;
  private final Set<Weight> weights;
  private final Map<C, Rule> rules;

  private record Rule(Weight weight, Text finding, Text cure, Optional<Text> unknown) {
    /** The cure that names nothing that is not known. */
    Text cure(Map<String, String> values) {
      boolean known =
          VALUE
              .matcher(cure.en())
              .results()
              .noneMatch(value -> UNKNOWN.equals(values.get(value.group(1))));
      return known ? cure : unknown.orElse(cure);
    }
  }

  private FindingRules(Class<C> codes, Set<Weight> weights, Map<C, Rule> rules) {
    this.codes = codes;
    this.weights = Collections.unmodifiableSet(EnumSet.copyOf(weights));
    this.rules = rules;
  }

  /**
   * Reads the list {@code findings}. What is wrong is added to the problems of the fields: a code
   * that is unknown, missing or there twice, a weight that the room does not use, a missing text.
   *
   * @param weights that the room uses, at least one
   * @param further texts that every entry has to have beside, for readers of the file
   */
  public static <C extends Enum<C> & FindingCode> FindingRules<C> read(
      Fields root, Class<C> codes, Set<Weight> weights, String... further) {
    return read(
        root,
        codes,
        weights,
        List.of(further),
        (_, fields) -> {
          for (String one : further) {
            fields.text(one);
          }
        });
  }

  /**
   * Reads the list {@code findings} as above.
   *
   * @param key that every entry has to have beside
   * @param reader is given every entry whose code is known
   */
  public static <C extends Enum<C> & FindingCode> FindingRules<C> read(
      Fields root,
      Class<C> codes,
      Set<Weight> weights,
      String key,
      BiConsumer<? super C, Fields> reader) {
    return read(root, codes, weights, List.of(key), reader);
  }

  private static <C extends Enum<C> & FindingCode> FindingRules<C> read(
      Fields root,
      Class<C> codes,
      Set<Weight> weights,
      List<String> further,
      BiConsumer<? super C, Fields> reader) {
    List<String> known =
        new ArrayList<>(List.of("id", "weight", "finding", "cure", "cure-unknown"));
    known.addAll(further);
    Map<C, Rule> rules = new EnumMap<>(codes);
    for (Fields fields : root.someList("findings")) {
      fields.only(known.toArray(String[]::new));
      Optional<C> code = code(fields, codes);
      Rule rule =
          new Rule(
              weight(fields, weights),
              fields.both("finding"),
              fields.both("cure"),
              fields.optionalBoth("cure-unknown"));
      code.ifPresent(one -> reader.accept(one, fields));
      if (code.isPresent() && rules.put(code.get(), rule) != null) {
        fields.twice("id", code.get().code());
      }
    }
    for (C code : codes.getEnumConstants()) {
      if (!rules.containsKey(code)) {
        root.missing("findings." + code.code());
      }
    }
    return new FindingRules<>(codes, weights, rules);
  }

  /**
   * How an entry of a file weighs. A word that is not one of the room is added to the problems of
   * the fields.
   *
   * @param weights that the room uses, at least one
   */
  public static Weight weight(Fields fields, Set<Weight> weights) {
    return fields.word(
        "weight",
        word -> weights.stream().filter(weight -> weight.code().equals(word)).findFirst(),
        weights.iterator().next(),
        weights.stream().map(Weight::code).collect(Collectors.joining(" | ")));
  }

  private static <C extends Enum<C> & FindingCode> Optional<C> code(Fields fields, Class<C> codes) {
    if (!fields.has("id")) {
      fields.missing("id");
    }
    return fields.optionalWord("id", word -> Word.of(codes, word), Word.known(codes));
  }

  Class<C> codes() {
    return codes;
  }

  /** The weights that the room uses, the gravest first. */
  public Set<Weight> weights() {
    return weights;
  }

  public Weight weight(C code) {
    return of(code).weight();
  }

  /** A finding with the weight of its code. */
  public Finding finding(C code, Place place, Map<String, String> details) {
    return new Finding(code, weight(code), place, details);
  }

  /**
   * What is wrong, in one sentence.
   *
   * @throws ClassCastException if the finding is another room's
   */
  public String what(Finding finding, Language language) {
    return what(finding, language, Map.of());
  }

  /**
   * What is wrong, in one sentence.
   *
   * @param words that stand in for values of the finding, or beside them
   * @throws ClassCastException if the finding is another room's
   */
  public String what(Finding finding, Language language, Map<String, String> words) {
    return fill(of(finding.code()).finding().in(language), values(finding, words));
  }

  /**
   * What to do about it, in one sentence.
   *
   * @throws ClassCastException if the finding is another room's
   */
  public String cure(Finding finding, Language language) {
    return cure(finding, language, Map.of());
  }

  /**
   * What to do about it, in one sentence.
   *
   * @param words that stand in for values of the finding, or beside them
   * @throws ClassCastException if the finding is another room's
   */
  public String cure(Finding finding, Language language, Map<String, String> words) {
    Map<String, String> values = values(finding, words);
    return fill(of(finding.code()).cure(values).in(language), values);
  }

  private Rule of(FindingCode code) {
    return Objects.requireNonNull(rules.get(codes.cast(code)));
  }

  private static Map<String, String> values(Finding finding, Map<String, String> words) {
    Map<String, String> values = new HashMap<>(finding.details());
    values.putAll(finding.place().values());
    values.putAll(words);
    return values;
  }

  private static String fill(String text, Map<String, String> values) {
    return VALUE
        .matcher(text)
        .replaceAll(value -> Matcher.quoteReplacement(values.getOrDefault(value.group(1), "?")));
  }
}
