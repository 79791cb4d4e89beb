/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.content.FileCategory;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.handover.manifest.Description;
import io.yunheng.handover.manifest.PathPattern;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people say of what is handed over: between whom, and of entries by patterns of their paths.
 * Where several patterns fit, the later ones say more.
 */
public final class Descriptions {
  /** Nothing is said. */
  public static final Descriptions NONE =
      new Descriptions(
          new Parties(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()),
          List.of());

  private static final int LARGEST = 16 << 20;
  private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

  /**
   * Between whom data are handed over.
   *
   * @param service that is left or moved to
   * @param agreement under which
   */
  public record Parties(
      Optional<String> title,
      Optional<String> from,
      Optional<String> to,
      Optional<String> service,
      Optional<String> agreement) {}

  private record Rule(List<PathPattern> patterns, Description description) {}

  private final Parties parties;
  private final List<Rule> rules;

  private Descriptions(Parties parties, List<Rule> rules) {
    this.parties = parties;
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads a file of descriptions, as docs/formats/handover.md has it.
   *
   * @throws FaultException with everything that is wrong
   */
  public static Descriptions read(Path file) {
    return read(BoundedFile.bytes(file, file.toString(), LARGEST), file.toString());
  }

  /**
   * Reads descriptions.
   *
   * @throws FaultException with everything that is wrong
   */
  public static Descriptions read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("title", "from", "to", "service", "agreement", "entries");
    List<Rule> rules = new ArrayList<>();
    for (Fields fields : root.list("entries")) {
      rules.add(rule(fields));
    }
    problems.throwIfAny();
    return new Descriptions(
        new Parties(
            root.optionalText("title"),
            root.optionalText("from"),
            root.optionalText("to"),
            root.optionalText("service"),
            root.optionalText("agreement")),
        rules);
  }

  private static Rule rule(Fields fields) {
    fields.only(
        "paths",
        "identifier",
        "name",
        "description",
        "sensitivity",
        "category",
        "medium",
        "valid-from",
        "valid-until",
        "decryption",
        "key",
        "plaintext-sha256",
        "plaintext-sm3",
        "converter");
    List<PathPattern> patterns = fields.texts("paths").stream().map(PathPattern::new).toList();
    if (patterns.isEmpty()) {
      fields.missing("paths");
    }
    return new Rule(
        patterns,
        new Description(
            fields.optionalText("identifier"),
            fields.optionalText("name"),
            fields.optionalText("description"),
            word(fields, "sensitivity", Exposure.class, Exposure.SENSITIVE),
            word(fields, "category", FileCategory.class, FileCategory.OTHER),
            fields.optionalText("medium"),
            date(fields, "valid-from"),
            date(fields, "valid-until"),
            fields.optionalText("decryption"),
            fields.optionalText("key"),
            digest(fields, "plaintext-sha256"),
            digest(fields, "plaintext-sm3"),
            fields.optionalText("converter")));
  }

  private static <E extends Enum<E> & io.yunheng.fault.Word> Optional<E> word(
      Fields fields, String key, Class<E> type, E harmless) {
    return fields.has(key) ? Optional.of(fields.word(key, type, harmless)) : Optional.empty();
  }

  private static Optional<String> digest(Fields fields, String key) {
    Optional<String> text = fields.optionalText(key);
    if (text.isPresent() && !DIGEST.matcher(text.get()).matches()) {
      fields.wrong(key, text.get(), "[0-9a-f]{64}");
    }
    return text.map(hex -> hex.toLowerCase(Locale.ROOT));
  }

  private static Optional<LocalDate> date(Fields fields, String key) {
    Optional<String> text = fields.optionalText(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.get()));
    } catch (DateTimeException _) {
      fields.wrong(key, text.get(), "2026-01-31");
      return Optional.empty();
    }
  }

  public Parties parties() {
    return parties;
  }

  /** What is said of the entry at a path. */
  public Description of(String path) {
    Description said = Description.NONE;
    for (Rule rule : rules) {
      if (rule.patterns().stream().anyMatch(pattern -> pattern.matches(path))) {
        said = rule.description().over(said);
      }
    }
    return said;
  }
}
