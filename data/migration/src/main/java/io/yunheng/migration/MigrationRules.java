/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.database.TypeRules;
import io.yunheng.database.UncomparedReason;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.finding.Finding;
import io.yunheng.finding.FindingCode;
import io.yunheng.finding.FindingRules;
import io.yunheng.migration.configuration.ConfigurationCode;
import io.yunheng.migration.configuration.MoveFindings;
import io.yunheng.migration.configuration.MoveRules;
import io.yunheng.stores.ObjectRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Texts, weights and risks of the findings of migration comparisons; those of estates and hosts are
 * in {@link ConfigurationRules}.
 */
public final class MigrationRules {
  private static final String FILE = "migration.yaml";

  /** Details whose values may be words of the file. */
  private static final String[] WORDS = {"side", "kind", "unit", "before", "after"};

  private final MoveRules<MigrationCode> rules;
  private final Map<String, Text> words;
  private final FindingRules<ConfigurationCode> configuration;
  private final TypeRules types;
  private final ObjectRules objects;

  private MigrationRules(MoveRules<MigrationCode> rules, Map<String, Text> words) {
    this.rules = rules;
    this.words = Map.copyOf(words);
    this.configuration = ConfigurationRules.shipped().rules().findings();
    this.types = TypeRules.shipped();
    this.objects = ObjectRules.shipped();
  }

  /** The rules that ship. */
  public static MigrationRules shipped() {
    return read(ConfigurationRules.resource(FILE), FILE);
  }

  /**
   * Reads rules.
   *
   * @throws FaultException with everything that is wrong
   */
  public static MigrationRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("findings", "words");
    MoveRules<MigrationCode> rules = MoveRules.read(root, MigrationCode.class);
    Map<String, Text> words = new HashMap<>();
    for (Fields fields : root.someList("words")) {
      fields.only("id", "text");
      String id = fields.text("id");
      if (words.put(id, fields.both("text")) != null) {
        fields.twice("id", id);
      }
    }
    problems.throwIfAny();
    return new MigrationRules(rules, words);
  }

  /** Findings of a tree, a store or a database, none yet. */
  MoveFindings<MigrationCode> findings() {
    return new MoveFindings<>(rules, TreeComparison.KEPT);
  }

  /** What is wrong, in one sentence; the bare code if no comparison of ours has it. */
  public String what(Finding finding, Language language) {
    FindingCode code = finding.code();
    if (code instanceof MigrationCode) {
      return rules.findings().what(finding, language, words(finding, language));
    }
    return code instanceof ConfigurationCode ? configuration.what(finding, language) : code.code();
  }

  /** What to do about it, in one sentence; empty if no comparison of ours has the code. */
  public Optional<String> cure(Finding finding, Language language) {
    FindingCode code = finding.code();
    if (code instanceof MigrationCode) {
      return Optional.of(rules.findings().cure(finding, language, words(finding, language)));
    }
    return code instanceof ConfigurationCode
        ? Optional.of(configuration.cure(finding, language))
        : Optional.empty();
  }

  /** The values that are words, and the words of the reason. */
  private Map<String, String> words(Finding finding, Language language) {
    Map<String, String> details = finding.details();
    Map<String, String> values = new HashMap<>();
    for (String name : WORDS) {
      String value = details.get(name);
      if (value != null) {
        values.put(name, words.getOrDefault(value, new Text(value, value)).in(language));
      }
    }
    reason(finding, language, values);
    return values;
  }

  private void reason(Finding finding, Language language, Map<String, String> values) {
    String code = finding.details().getOrDefault("reason", "");
    Optional<UncomparedReason> ofDatabase = Word.of(UncomparedReason.class, code);
    ObjectRules.Words ofStore = objects.words().get(code);
    if (ofStore != null && finding.code().code().startsWith("object-")) {
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
}
