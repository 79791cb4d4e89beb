/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How people read the kinds of acts: {@code acts.yaml}, read and checked. */
public final class ActTexts {
  private static final String FILE = "/yunheng/store/acts.yaml";

  private final Map<ActKind, Text> texts;

  private ActTexts(Map<ActKind, Text> texts) {
    this.texts = texts;
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
    root.only("acts");
    Map<ActKind, Text> texts = new EnumMap<>(ActKind.class);
    for (Fields one : root.someList("acts")) {
      one.only("id", "zh", "en");
      ActKind kind = one.word("id", ActKind.class, ActKind.INSTALLATION_CREATE);
      if (texts.put(kind, one.both()) != null) {
        one.twice("id", kind.code());
      }
    }
    for (ActKind kind : ActKind.values()) {
      if (!texts.containsKey(kind)) {
        root.wrong("acts", "-", kind.code());
      }
    }
    problems.throwIfAny();
    return new ActTexts(texts);
  }

  /** What a kind of act is called. */
  public Text of(ActKind kind) {
    return Objects.requireNonNull(texts.get(kind));
  }
}
