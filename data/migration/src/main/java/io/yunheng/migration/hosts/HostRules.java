/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.hosts;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Word;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.migration.ConfigurationRules;
import io.yunheng.migration.configuration.ConfigurationCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How hosts are compared: the sections of a collection, and a rule for each field. */
public final class HostRules {
  private static final String FILE = "host-comparison.yaml";

  private final Map<String, Section> sections;
  private final int soonDays;

  private HostRules(Map<String, Section> sections, int soonDays) {
    this.sections = sections;
    this.soonDays = soonDays;
  }

  /** How a field after a move has to stand to what it was before. */
  public enum How implements Word {
    SAME,
    LOOK,
    EXPECTED,
    AT_LEAST,
    VERSION,
    MODE,
    WORDS,
    WANTED,
    DIGEST,
    EXPIRY,
    ORDER;

    @Override
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The rule of a field.
   *
   * @param key the only entry it is for, if it is not for all
   * @param code of a difference
   * @param less of a difference downwards
   * @param more of one upwards
   * @param tolerance in percent
   */
  public record FieldRule(
      String name,
      Optional<String> key,
      How how,
      ConfigurationCode code,
      ConfigurationCode less,
      ConfigurationCode more,
      List<String> words,
      int tolerance) {}

  /** The rules of a section, in the order of the fields. */
  public record Section(
      ConfigurationCode missing, ConfigurationCode added, List<FieldRule> fields) {
    /** The rules for one entry: those of its own before those for all. */
    public List<FieldRule> of(String key) {
      Map<String, FieldRule> found = new LinkedHashMap<>();
      fields.stream()
          .filter(field -> field.key().equals(Optional.of(key)))
          .forEach(field -> found.put(field.name(), field));
      fields.stream()
          .filter(field -> field.key().isEmpty())
          .forEach(field -> found.putIfAbsent(field.name(), field));
      return List.copyOf(found.values());
    }
  }

  /** The rules that ship. */
  public static HostRules shipped() {
    return read(ConfigurationRules.resource(FILE), FILE);
  }

  /**
   * Reads rules.
   *
   * @throws FaultException with everything that is wrong
   */
  public static HostRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("soon-days", "sections");
    int soon = root.number("soon-days", 0, 3660);
    Map<String, Section> sections = new LinkedHashMap<>();
    for (Fields fields : root.someList("sections")) {
      fields.only("section", "missing", "added", "fields");
      List<FieldRule> rules = new ArrayList<>();
      for (Fields one : fields.someList("fields")) {
        rules.add(rule(one));
      }
      String name = fields.text("section");
      Section section = new Section(code(fields, "missing"), code(fields, "added"), rules);
      if (sections.put(name, section) != null) {
        fields.twice("section", name);
      }
    }
    problems.throwIfAny();
    return new HostRules(sections, soon);
  }

  private static FieldRule rule(Fields one) {
    one.only("name", "key", "rule", "code", "less", "more", "words", "tolerance");
    How how = one.word("rule", How.class, How.SAME);
    boolean directed = how == How.VERSION || how == How.MODE || how == How.WORDS;
    ConfigurationCode code =
        how == How.EXPECTED || directed ? ConfigurationCode.ENTRY_CHANGED : code(one, "code");
    if (how == How.WANTED && one.texts("words").isEmpty()) {
      one.missing("words");
    }
    return new FieldRule(
        one.text("name"),
        one.optionalText("key"),
        how,
        code,
        directed ? code(one, "less") : code,
        directed ? code(one, "more") : code,
        one.texts("words"),
        one.optionalNumber("tolerance", 0, 50).orElse(0));
  }

  private static ConfigurationCode code(Fields fields, String key) {
    return fields.word(key, ConfigurationCode.class, ConfigurationCode.ENTRY_CHANGED);
  }

  public Map<String, Section> sections() {
    return sections;
  }

  /** The fields that entries of a section may have. */
  public Set<String> fields(String section) {
    return Optional.ofNullable(sections.get(section)).stream()
        .flatMap(one -> one.fields().stream())
        .map(FieldRule::name)
        .collect(Collectors.toSet());
  }

  /** In how many days a certificate expires soon. */
  public int soonDays() {
    return soonDays;
  }
}
