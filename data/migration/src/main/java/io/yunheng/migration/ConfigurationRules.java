/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.migration.configuration.MoveFindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The weights, risks and words of what comparisons of estates and hosts find.
 *
 * @param words of every code
 */
public record ConfigurationRules(Map<MoveFindingCode, Words> words) {
  private static final String FILE = "configuration.yaml";
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  /** What stands in place of something that is not known. */
  private static final String UNTOLD = "-";

  /**
   * The weight, risk and words of a code.
   *
   * @param untold what to do where something that {@code cure} names is not known
   */
  public record Words(
      MoveWeight weight, MigrationRisk risk, Text finding, Text cure, Optional<Text> untold) {
    /**
     * Those of an entry of a book.
     *
     * @param usual risk if the one that stands there is none
     */
    public static Words of(Fields fields, MigrationRisk usual) {
      fields.only("id", "weight", "risk", "finding", "cure", "cure-untold");
      return new Words(
          fields.word("weight", MoveWeight.class, MoveWeight.UNVERIFIED),
          fields.word("risk", MigrationRisk.class, usual),
          fields.both("finding"),
          fields.both("cure"),
          fields.optionalBoth("cure-untold"));
    }

    /** What to do, with what is known of all that it may name. */
    public Text cure(Map<String, String> values) {
      boolean told =
          PLACE
              .matcher(cure.en())
              .results()
              .noneMatch(place -> UNTOLD.equals(values.get(place.group(1))));
      return told ? cure : untold.orElse(cure);
    }
  }

  public ConfigurationRules {
    words = Map.copyOf(words);
  }

  /** The book that ships. */
  public static ConfigurationRules shipped() {
    return read(resource(FILE), FILE);
  }

  /** A data file that ships with this room. */
  public static byte[] resource(String name) {
    try (InputStream in =
        ConfigurationRules.class.getResourceAsStream("/yunheng/migration/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a book.
   *
   * @throws FaultException with everything that is wrong
   */
  public static ConfigurationRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("findings");
    Map<MoveFindingCode, Words> words = new EnumMap<>(MoveFindingCode.class);
    for (Fields fields : root.someList("findings")) {
      Words one = Words.of(fields, MigrationRisk.CONFIGURATION);
      MoveFindingCode code =
          fields.word("id", MoveFindingCode.class, MoveFindingCode.NOT_COMPARABLE);
      if (words.put(code, one) != null) {
        fields.twice("id", code.code());
      }
    }
    for (MoveFindingCode code : MoveFindingCode.values()) {
      if (!words.containsKey(code)) {
        root.missing("findings." + code.code());
      }
    }
    problems.throwIfAny();
    return new ConfigurationRules(words);
  }

  public MoveWeight weight(MoveFindingCode code) {
    return of(code).weight();
  }

  public MigrationRisk risk(MoveFindingCode code) {
    return of(code).risk();
  }

  /** What is the matter, in one sentence; the bare code if it is no code of this book. */
  public String what(MoveFinding finding, Language language) {
    return Word.of(MoveFindingCode.class, finding.code())
        .map(code -> fill(of(code).finding().in(language), finding))
        .orElse(finding.code());
  }

  /** What to do about it, in one sentence; empty if it is no code of this book. */
  public Optional<String> cure(MoveFinding finding, Language language) {
    return Word.of(MoveFindingCode.class, finding.code())
        .map(code -> fill(of(code).cure(values(finding)).in(language), finding));
  }

  private Words of(MoveFindingCode code) {
    return Objects.requireNonNull(words.get(code));
  }

  private static Map<String, String> values(MoveFinding finding) {
    Map<String, String> values = new HashMap<>(finding.details());
    values.put("place", finding.place());
    values.put("placeBefore", finding.before().orElse(UNTOLD));
    values.put("placeAfter", finding.after().orElse(UNTOLD));
    return values;
  }

  private static String fill(String text, MoveFinding finding) {
    Map<String, String> values = values(finding);
    Matcher matcher = PLACE.matcher(text);
    return matcher.replaceAll(
        place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "?")));
  }
}
