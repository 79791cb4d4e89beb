/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of what was not read.
 *
 * @param words by code: of every {@link UnreadReason}, {@code changed} and {@code archived}
 */
public record ObjectRules(Map<String, Words> words) {
  private static final String CHANGED = "changed";
  private static final String ARCHIVED = "archived";
  private static final String FILE = "objects.yaml";

  /** What is the matter, and what to do about it. */
  public record Words(Text what, Text cure) {}

  public ObjectRules {
    words = Map.copyOf(words);
  }

  /** The rules that ship. */
  public static ObjectRules shipped() {
    try (InputStream in = ObjectRules.class.getResourceAsStream("/yunheng/stores/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE);
      }
      return read(in.readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads rules.
   *
   * @throws FaultException with everything that is wrong
   */
  public static ObjectRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("reasons");
    Set<String> codes = new TreeSet<>(Set.of(CHANGED, ARCHIVED));
    for (UnreadReason reason : UnreadReason.values()) {
      codes.add(reason.code());
    }
    Map<String, Words> words = new HashMap<>();
    for (Fields fields : root.someList("reasons")) {
      fields.only("id", "what", "cure");
      String id = fields.text("id");
      if (!codes.contains(id)) {
        fields.dangling("id", id);
      }
      if (words.put(id, new Words(fields.both("what"), fields.both("cure"))) != null) {
        fields.twice("id", id);
      }
    }
    for (String code : codes) {
      if (!words.containsKey(code)) {
        root.missing("reasons." + code);
      }
    }
    problems.throwIfAny();
    return new ObjectRules(words);
  }

  /** What is the matter with an entry, in one sentence; nothing if it was read or deleted. */
  public Optional<String> what(ObjectOutcome outcome, Language language) {
    return switch (outcome) {
      case ObjectOutcome.Unread unread ->
          Optional.of(
              of(unread.reason().code())
                  .what()
                  .in(language)
                  .replace("{detail}", unread.detail().isEmpty() ? "-" : unread.detail()));
      case ObjectOutcome.Archived archived ->
          Optional.of(
              of(ARCHIVED).what().in(language).replace("{detail}", archived.storageClass()));
      case ObjectOutcome.Changed _ -> Optional.of(of(CHANGED).what().in(language));
      case ObjectOutcome.Unusable unusable ->
          Optional.of(of(unusable.entry().reason().code()).what().in(language));
      case ObjectOutcome.Digested _, ObjectOutcome.Deleted _ -> Optional.empty();
    };
  }

  /** What to do about it, in one sentence; nothing where nothing is the matter. */
  public Optional<String> cure(ObjectOutcome outcome, Language language) {
    return switch (outcome) {
      case ObjectOutcome.Unread unread ->
          Optional.of(of(unread.reason().code()).cure().in(language));
      case ObjectOutcome.Archived _ -> Optional.of(of(ARCHIVED).cure().in(language));
      case ObjectOutcome.Changed _ -> Optional.of(of(CHANGED).cure().in(language));
      case ObjectOutcome.Unusable unusable ->
          Optional.of(of(unusable.entry().reason().code()).cure().in(language));
      case ObjectOutcome.Digested _, ObjectOutcome.Deleted _ -> Optional.empty();
    };
  }

  private Words of(String code) {
    return Objects.requireNonNull(words.get(code));
  }
}
