/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.database.StructureCode;
import io.yunheng.database.StructureFinding;
import io.yunheng.database.TypeRules;
import io.yunheng.database.UncomparedReason;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.migration.configuration.MoveFindings;
import io.yunheng.stores.ObjectRules;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts, weights and risks of the findings of migration comparisons; those of estates and hosts are
 * in {@link ConfigurationRules}.
 */
public final class MigrationRules {
  private static final String FILE = "migration.yaml";
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  /** Details whose values may be words of the book. */
  private static final String[] WORDS = {"side", "kind", "unit", "before", "after"};

  private final Map<MigrationCode, ConfigurationRules.Words> findings;
  private final Map<String, Text> words;
  private final ConfigurationRules others;
  private final TypeRules types;
  private final ObjectRules objects;

  private MigrationRules(
      Map<MigrationCode, ConfigurationRules.Words> findings, Map<String, Text> words) {
    this.findings = Map.copyOf(findings);
    this.words = Map.copyOf(words);
    this.others = ConfigurationRules.shipped();
    this.types = TypeRules.shipped();
    this.objects = ObjectRules.shipped();
  }

  /** The book that ships. */
  public static MigrationRules shipped() {
    return read(ConfigurationRules.resource(FILE), FILE);
  }

  /**
   * Reads a book.
   *
   * @throws FaultException with everything that is wrong
   */
  public static MigrationRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("findings", "words");
    Map<MigrationCode, ConfigurationRules.Words> findings = new EnumMap<>(MigrationCode.class);
    for (Fields fields : root.someList("findings")) {
      ConfigurationRules.Words one = ConfigurationRules.Words.of(fields, MigrationRisk.DATA);
      MigrationCode code = fields.word("id", MigrationCode.class, MigrationCode.COMPARED);
      if (findings.put(code, one) != null) {
        fields.twice("id", code.code());
      }
    }
    for (MigrationCode code : MigrationCode.values()) {
      if (!findings.containsKey(code)) {
        root.missing("findings." + code.code());
      }
    }
    Map<String, Text> words = new HashMap<>();
    for (Fields fields : root.someList("words")) {
      fields.only("id", "text");
      String id = fields.text("id");
      if (words.put(id, fields.both("text")) != null) {
        fields.twice("id", id);
      }
    }
    problems.throwIfAny();
    return new MigrationRules(findings, words);
  }

  void add(
      MoveFindings into,
      MigrationCode code,
      Optional<String> before,
      Optional<String> after,
      Map<String, String> details) {
    ConfigurationRules.Words one = of(code);
    into.add(new MoveFinding(code.code(), one.weight(), one.risk(), before, after, details));
  }

  /** What is the matter, in one sentence; the bare code if no book has it. */
  public String what(MoveFinding finding, Language language) {
    return Word.of(MigrationCode.class, finding.code())
        .map(code -> fill(of(code).finding(), finding, language))
        .orElseGet(() -> others.what(finding, language));
  }

  /** What to do about it, in one sentence; empty if no book has the code. */
  public Optional<String> cure(MoveFinding finding, Language language) {
    return Word.of(MigrationCode.class, finding.code())
        .map(code -> fill(of(code).cure(finding.details()), finding, language))
        .or(() -> others.cure(finding, language));
  }

  private ConfigurationRules.Words of(MigrationCode code) {
    return Objects.requireNonNull(findings.get(code));
  }

  private String fill(Text text, MoveFinding finding, Language language) {
    Map<String, String> values = new HashMap<>(finding.details());
    for (String name : WORDS) {
      values.computeIfPresent(
          name, (_, value) -> words.getOrDefault(value, new Text(value, value)).in(language));
    }
    values.put("place", finding.place());
    values.put("placeBefore", finding.before().orElse("-"));
    values.put("placeAfter", finding.after().orElse("-"));
    reason(finding, language, values);
    structure(finding, language).ifPresent(words -> values.put("structure", words));
    return PLACE
        .matcher(text.in(language))
        .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "?")));
  }

  private void reason(MoveFinding finding, Language language, Map<String, String> values) {
    String code = finding.details().getOrDefault("reason", "");
    Optional<UncomparedReason> ofDatabase = Word.of(UncomparedReason.class, code);
    ObjectRules.Words ofStore = objects.words().get(code);
    if (ofStore != null && finding.code().startsWith("object-")) {
      String detail = finding.details().getOrDefault("detail", "");
      values.put(
          "why", ofStore.what().in(language).replace("{detail}", detail.isEmpty() ? "-" : detail));
      values.put("remedy", ofStore.cure().in(language));
    } else if (ofDatabase.isPresent()) {
      values.put("why", types.what(ofDatabase.get(), language));
      values.put("remedy", types.cure(ofDatabase.get(), language));
    } else {
      values.put("why", code);
      values.put("remedy", code);
    }
  }

  private Optional<String> structure(MoveFinding finding, Language language) {
    Map<String, String> details = finding.details();
    return finding.code().startsWith("table-")
        ? Word.of(StructureCode.class, finding.code().substring("table-".length()))
            .map(
                code ->
                    types.what(
                        new StructureFinding(
                            code,
                            details.getOrDefault("column", ""),
                            details.getOrDefault("source", ""),
                            details.getOrDefault("target", "")),
                        language))
        : Optional.empty();
  }
}
