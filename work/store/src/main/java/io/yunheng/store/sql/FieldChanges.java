/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import io.yunheng.files.JsonOut;
import java.io.StringWriter;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which fields of a row a write changed, from what to what; as the texts {@code before} and {@code
 * after} of its act (docs/formats/acts.md). Not thread-safe.
 */
public final class FieldChanges {
  private final SortedMap<String, String> before = new TreeMap<>();
  private final SortedMap<String, String> after = new TreeMap<>();

  /** No field yet. */
  public static FieldChanges none() {
    return new FieldChanges();
  }

  /** A field that has a value from now on. */
  public FieldChanges set(String name, String value) {
    after.put(name, value);
    return this;
  }

  /** A field and its values; left out where they are the same. */
  public FieldChanges change(String name, String was, String is) {
    if (!was.equals(is)) {
      before.put(name, was);
      after.put(name, is);
    }
    return this;
  }

  /** Whether nothing changed. */
  public boolean isEmpty() {
    return before.isEmpty() && after.isEmpty();
  }

  /** JSON of what was; empty where there was nothing. */
  public Optional<String> before() {
    return json(before);
  }

  /** JSON of what is; empty where there is nothing. */
  public Optional<String> after() {
    return json(after);
  }

  private static Optional<String> json(SortedMap<String, String> fields) {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    StringWriter text = new StringWriter();
    JsonOut.value(text, json -> json.object(() -> fields.forEach(json::text)));
    return Optional.of(text.toString());
  }
}
