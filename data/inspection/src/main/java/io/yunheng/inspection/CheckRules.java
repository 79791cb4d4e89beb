/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.content.Format;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.inspection.context.InspectionData;
import io.yunheng.inspection.dump.SqlForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which check goes with which format.
 *
 * @param rules the first that fits counts
 * @param dumps forms of dumps in SQL
 */
record CheckRules(List<Rule> rules, List<SqlForm> dumps) {
  private static final String FILE = "deep-checks.yaml";
  private static final String PLAIN = "text/plain";

  /**
   * A check and the formats that it goes with.
   *
   * @param formats ids of rules of formats.yaml
   * @param types media types; kinds of them count too
   * @param names how names of files end that are plain text and nothing more can be told of them
   */
  public record Rule(
      InspectionKind check, List<String> formats, List<String> types, List<String> names) {
    public Rule {
      formats = List.copyOf(formats);
      types = List.copyOf(types);
      names = List.copyOf(names);
    }

    boolean fits(Format.Known format, String name) {
      return format.rule().filter(formats::contains).isPresent()
          || types.stream().anyMatch(format::is)
          || (format.mediaType().equals(PLAIN) && names.stream().anyMatch(name::endsWith));
    }
  }

  public CheckRules {
    rules = List.copyOf(rules);
    dumps = List.copyOf(dumps);
  }

  /** Those that ship. */
  public static CheckRules shipped() {
    return read(InspectionData.bytes(FILE), FILE);
  }

  /**
   * Reads them.
   *
   * @throws FaultException with everything that is wrong
   */
  public static CheckRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("checks", "dumps");
    List<Rule> rules = new ArrayList<>();
    for (Fields fields : root.someList("checks")) {
      fields.only("check", "formats", "types", "names");
      rules.add(
          new Rule(
              fields.word("check", InspectionKind.class, InspectionKind.NONE),
              fields.texts("formats"),
              fields.texts("types"),
              fields.texts("names")));
      if (fields.texts("formats").isEmpty() && fields.texts("types").isEmpty()) {
        fields.missing("types");
      }
    }
    List<SqlForm> dumps = root.someList("dumps").stream().map(SqlForm::read).toList();
    problems.throwIfAny();
    return new CheckRules(rules, dumps);
  }

  /**
   * The check for a format; none where nothing is known of it.
   *
   * @param name of the file, whose end tells kinds of plain text apart
   */
  public Optional<InspectionKind> of(Format format, String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return switch (format) {
      case Format.Known known ->
          rules.stream().filter(rule -> rule.fits(known, folded)).findFirst().map(Rule::check);
      case Format.Unknown _ -> Optional.empty();
    };
  }
}
