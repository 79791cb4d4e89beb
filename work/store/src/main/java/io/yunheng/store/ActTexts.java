/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.Operation;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How people read the kinds of acts: {@code acts.yaml}, read and checked. */
public final class ActTexts {
  private static final String FILE = "/yunheng/store/acts.yaml";

  private final Map<ActKind, Text> texts;
  private final Map<ActKind, Operation> reads;
  private final Map<String, Text> fields;

  private ActTexts(
      Map<ActKind, Text> texts, Map<ActKind, Operation> reads, Map<String, Text> fields) {
    this.texts = texts;
    this.reads = reads;
    this.fields = fields;
  }

  /** The texts that ship. */
  public static ActTexts shipped() {
    try (InputStream in = Objects.requireNonNull(ActTexts.class.getResourceAsStream(FILE))) {
      return read(in.readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Texts of a file: each kind once.
   *
   * @param name of the file, for messages
   * @throws io.yunheng.fault.FaultException with everything that is wrong with it
   */
  public static ActTexts read(byte[] bytes, String name) {
    Problems problems = new Problems();
    Fields root = Fields.of(name, YamlDocument.parse(bytes, name), problems);
    root.only("acts", "fields");
    Map<ActKind, Text> texts = new EnumMap<>(ActKind.class);
    Map<ActKind, Operation> reads = new EnumMap<>(ActKind.class);
    for (Fields one : root.someList("acts")) {
      one.only("id", "read", "zh", "en");
      ActKind kind = one.word("id", ActKind.class, ActKind.INSTALLATION_CREATE);
      if (texts.put(kind, one.both()) != null) {
        one.twice("id", kind.code());
      }
      if (one.has("read")) {
        reads.put(kind, one.word("read", Operation.class, Operation.CASE_ACTS));
      }
    }
    for (ActKind kind : ActKind.values()) {
      if (!texts.containsKey(kind)) {
        root.wrong("acts", "-", kind.code());
      }
    }
    Map<String, Text> fields = new HashMap<>();
    for (Fields one : root.someList("fields")) {
      one.only("id", "zh", "en");
      String id = one.text("id");
      if (fields.put(id, one.both()) != null) {
        one.twice("id", id);
      }
    }
    problems.throwIfAny();
    return new ActTexts(texts, reads, fields);
  }

  /** What somebody must be allowed in a case to see what an act of this kind changed there. */
  public Operation reads(ActKind kind) {
    return reads.getOrDefault(kind, Operation.CASE_ACTS);
  }

  /** What a field of the texts of an act is called; empty where it has no name of its own. */
  public Optional<Text> field(String id) {
    return Optional.ofNullable(fields.get(id));
  }

  /** What a kind of act is called. */
  public Text of(ActKind kind) {
    return Objects.requireNonNull(texts.get(kind));
  }
}
