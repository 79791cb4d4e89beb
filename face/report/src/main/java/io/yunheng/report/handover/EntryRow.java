/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import java.util.Map;

/**
 * An entry of a manifest as its line tells it.
 *
 * @param values members that lists show, by name; those within others as {@code format.type}
 */
record EntryRow(Map<String, String> values) {
  EntryRow {
    values = Map.copyOf(values);
  }

  /** The member, or an empty text. */
  String of(String name) {
    return values.getOrDefault(name, "");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean file() {
    return of("kind").equals("file");
  }
}
