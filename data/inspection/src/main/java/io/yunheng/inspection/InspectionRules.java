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
import io.yunheng.finding.Finding;
import io.yunheng.finding.FindingRules;
import io.yunheng.finding.Place;
import io.yunheng.finding.Weight;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionData;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What deep checks find, and the names of what they count.
 *
 * @param findings weights and texts of every code
 * @param counts names of every count
 */
public record InspectionRules(FindingRules<DeepCode> findings, Map<ContentCount, Text> counts) {
  private static final String FILE = "deep-findings.yaml";
  private static final int LONGEST = 400;
  private static final Set<Weight> WEIGHTS =
      EnumSet.of(Weight.DAMAGED, Weight.KEY, Weight.UNVERIFIED, Weight.NOTE);

  public InspectionRules {
    counts = Map.copyOf(counts);
  }

  /** The rules that ship. */
  public static InspectionRules shipped() {
    return read(InspectionData.bytes(FILE), FILE);
  }

  /**
   * Reads rules.
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
    for (ContentCount count : ContentCount.values()) {
      if (!counts.containsKey(count)) {
        root.missing("counts." + count.code());
      }
    }
    FindingRules<DeepCode> findings = FindingRules.read(root, DeepCode.class, WEIGHTS);
    problems.throwIfAny();
    return new InspectionRules(findings, counts);
  }

  /**
   * A finding with details given as name, value, name, value. It never holds plaintext or keys.
   *
   * @param place path in the file, parts of nested archives joined by {@code !/}; empty or {@code
   *     .} for the file itself; control characters are written as {@code ?}
   */
  public Finding finding(DeepCode code, String place, String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a detail has a name and a value");
    }
    Map<String, String> details = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      details.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return finding(code, place, details);
  }

  Finding finding(DeepCode code, String place, Map<String, String> details) {
    Map<String, String> shown = new TreeMap<>();
    details.forEach((name, value) -> shown.put(name, shown(value)));
    return findings.finding(code, new Place.Part(shown(place)), shown);
  }

  /** What is wrong, in one sentence. */
  public String what(Finding finding, Language language) {
    return findings.what(finding, language, place(finding, language));
  }

  /** What to do about it, in one sentence. */
  public String cure(Finding finding, Language language) {
    return findings.cure(finding, language, place(finding, language));
  }

  /** What a count is called. */
  public String name(ContentCount count, Language language) {
    return Objects.requireNonNull(counts.get(count)).in(language);
  }

  /** The place in the middle of a sentence and at its beginning. */
  private static Map<String, String> place(Finding finding, Language language) {
    String place = finding.place().text();
    if (!place.equals(Place.Part.WHOLE)) {
      return Map.of("place", place, "Place", place);
    }
    return switch (language) {
      case ZH -> Map.of("place", "文件", "Place", "文件");
      case EN -> Map.of("place", "the file", "Place", "The file");
    };
  }

  private static String shown(String text) {
    if (text.isEmpty()) {
      return Place.Part.WHOLE;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            point -> {
              int type = Character.getType(point);
              boolean hidden =
                  Character.isISOControl(point)
                      || type == Character.FORMAT
                      || type == Character.SURROGATE
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR;
              shown.appendCodePoint(hidden ? '?' : point);
            });
    if (text.codePointCount(0, text.length()) > LONGEST) {
      shown.append('…');
    }
    return shown.toString();
  }
}
