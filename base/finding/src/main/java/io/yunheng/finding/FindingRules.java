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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Weight, text and cure of every code of a room, as its data file has them.
 *
 * <p>The list {@code findings} of the file has for every code {@code id}, {@code weight}, {@code
 * finding} and {@code cure}, the last two in Chinese and English. A text may name values in braces:
 * {@code {place}}, {@code {path}} and the details of the finding; one that the finding does not
 * have is written as {@code ?}.
 *
 * @param <C> the codes of the room
 */
public final class FindingRules<C extends Enum<C> & FindingCode> {
  private static final Pattern VALUE = Pattern.compile("\\{([a-z]+)}");

  private final Class<C> codes;
  private final Map<C, Rule> rules;

  private record Rule(Weight weight, Text finding, Text cure) {}

  private FindingRules(Class<C> codes, Map<C, Rule> rules) {
    this.codes = codes;
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
    List<String> known = new ArrayList<>(List.of("id", "weight", "finding", "cure"));
    known.addAll(List.of(further));
    Weight harmless = weights.iterator().next();
    Map<C, Rule> rules = new EnumMap<>(codes);
    for (Fields fields : root.someList("findings")) {
      fields.only(known.toArray(String[]::new));
      Optional<C> code = code(fields, codes);
      for (String one : further) {
        fields.text(one);
      }
      Rule rule =
          new Rule(
              fields.word("weight", word -> weight(weights, word), harmless, known(weights)),
              fields.both("finding"),
              fields.both("cure"));
      if (code.isPresent() && rules.put(code.get(), rule) != null) {
        fields.twice("id", code.get().code());
      }
    }
    for (C code : codes.getEnumConstants()) {
      if (!rules.containsKey(code)) {
        root.missing("findings." + code.code());
      }
    }
    return new FindingRules<>(codes, rules);
  }

  private static <C extends Enum<C> & FindingCode> Optional<C> code(Fields fields, Class<C> codes) {
    if (!fields.has("id")) {
      fields.missing("id");
    }
    return fields.optionalWord("id", word -> Word.of(codes, word), Word.known(codes));
  }

  private static Optional<Weight> weight(Set<Weight> weights, String word) {
    return weights.stream().filter(weight -> weight.code().equals(word)).findFirst();
  }

  private static String known(Set<Weight> weights) {
    return weights.stream().map(Weight::code).collect(Collectors.joining(" | "));
  }

  Class<C> codes() {
    return codes;
  }

  public Weight weight(C code) {
    return of(code).weight();
  }

  /**
   * What is wrong, in one sentence.
   *
   * @throws ClassCastException if the finding is another room's
   */
  public String what(Finding finding, Language language) {
    return fill(of(finding.code()).finding().in(language), finding);
  }

  /**
   * What to do about it, in one sentence.
   *
   * @throws ClassCastException if the finding is another room's
   */
  public String cure(Finding finding, Language language) {
    return fill(of(finding.code()).cure().in(language), finding);
  }

  private Rule of(FindingCode code) {
    return Objects.requireNonNull(rules.get(codes.cast(code)));
  }

  private static String fill(String text, Finding finding) {
    Map<String, String> values = new HashMap<>(finding.details());
    values.putAll(finding.place().values());
    Matcher matcher = VALUE.matcher(text);
    return matcher.replaceAll(
        value -> Matcher.quoteReplacement(values.getOrDefault(value.group(1), "?")));
  }
}
