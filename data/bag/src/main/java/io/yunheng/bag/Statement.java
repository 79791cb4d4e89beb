/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is signed.
 *
 * @param signer who signs, as people know them
 * @param made when
 * @param lists the SHA-256 of each tag manifest, or of a single file, in lower-case hex, by its
 *     name
 */
public record Statement(String signer, Instant made, Map<String, String> lists) {
  static final String FORMAT = "yunheng-signature/1";

  public Statement {
    lists = Map.copyOf(lists);
  }

  SortedMap<String, String> sorted() {
    return new TreeMap<>(lists);
  }

  /** The bytes that a signature is one of, after docs/formats/handover.md. */
  byte[] bytes(KeyKind kind, String key) {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    line(text, "algorithm", kind.code());
    line(text, "key", key);
    line(text, "made", made.toString());
    line(text, "signer", signer);
    sorted().forEach((name, digest) -> line(text, name, digest));
    return text.toString().getBytes(UTF_8);
  }

  /** Lengths make that nothing can be read in two ways. */
  private static void line(StringBuilder text, String name, String value) {
    text.append(name)
        .append(' ')
        .append(value.getBytes(UTF_8).length)
        .append(' ')
        .append(value)
        .append('\n');
  }
}
