/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.Shipped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Weights and words of findings, and words of counts.
 *
 * @param words of every code
 * @param counts names of every count
 */
public record InspectionRules(Map<DeepCode, Words> words, Map<ContentCount, Text> counts) {
  private static final String FILE = "deep-findings.yaml";
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  /** The weight and the words of a code. */
  public record Words(InspectionWeight weight, Text finding, Text cure) {}

  public InspectionRules {
    words = Map.copyOf(words);
    counts = Map.copyOf(counts);
  }

  /** The book that ships. */
  public static InspectionRules shipped() {
    return read(Shipped.bytes(FILE), FILE);
  }

  /**
   * Reads a book.
   *
   * @throws FaultException with everything that is wrong
   */
  public static InspectionRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("counts", "findings");
    Map<ContentCount, Text> counts = new EnumMap<>(ContentCount.class);
    for (Fields fields : root.someList("counts")) {
      fields.only("id", "name");
      ContentCount count = fields.word("id", ContentCount.class, ContentCount.BYTES);
      if (counts.put(count, fields.both("name")) != null) {
        fields.twice("id", count.code());
      }
    }
    Map<DeepCode, Words> words = new EnumMap<>(DeepCode.class);
    for (Fields fields : root.someList("findings")) {
      fields.only("id", "weight", "finding", "cure");
      DeepCode code = fields.word("id", DeepCode.class, DeepCode.UNREADABLE);
      Words one =
          new Words(
              fields.word("weight", InspectionWeight.class, InspectionWeight.UNCHECKED),
              fields.both("finding"),
              fields.both("cure"));
      if (words.put(code, one) != null) {
        fields.twice("id", code.code());
      }
    }
    for (ContentCount count : ContentCount.values()) {
      if (!counts.containsKey(count)) {
        root.missing("counts." + count.code());
      }
    }
    for (DeepCode code : DeepCode.values()) {
      if (!words.containsKey(code)) {
        root.missing("findings." + code.code());
      }
    }
    problems.throwIfAny();
    return new InspectionRules(words, counts);
  }

  public InspectionWeight weight(DeepCode code) {
    return of(code).weight();
  }

  /** What is the matter, in one sentence. */
  public String what(InspectionFinding finding, Language language) {
    return fill(of(finding.code()).finding().in(language), finding, language);
  }

  /** What to do about it, in one sentence. */
  public String cure(InspectionFinding finding, Language language) {
    return fill(of(finding.code()).cure().in(language), finding, language);
  }

  /** What a count is called. */
  public String name(ContentCount count, Language language) {
    return Objects.requireNonNull(counts.get(count)).in(language);
  }

  private Words of(DeepCode code) {
    return Objects.requireNonNull(words.get(code));
  }

  private static String fill(String text, InspectionFinding finding, Language language) {
    Map<String, String> values = new HashMap<>(finding.details());
    values.put("place", finding.place().equals(".") ? itself(text, language) : finding.place());
    Matcher matcher = PLACE.matcher(text);
    return matcher.replaceAll(
        place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "?")));
  }

  /** The file itself; in English in capitals where a sentence begins with it. */
  private static String itself(String text, Language language) {
    return switch (language) {
      case ZH -> "文件";
      case EN -> text.startsWith("{place}") ? "The file" : "the file";
    };
  }
}
