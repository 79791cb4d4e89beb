/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.finding;

import java.util.Map;

/** Where something was found. */
public sealed interface Place {
  /** The values that texts may name: {@code place}, and {@code path} where there is one. */
  Map<String, String> values();

  /**
   * A part as a whole, such as a list of files.
   *
   * @param name its path in what was looked at; {@code .} for all of it
   */
  record Part(String name) implements Place {
    @Override
    public Map<String, String> values() {
      return Map.of("place", name);
    }
  }

  /**
   * A line of a text file.
   *
   * @param file its path in what was looked at
   * @param line counted from one
   * @param path which the line names, as far as it was understood; empty if not at all
   */
  record Line(String file, long line, String path) implements Place {
    @Override
    public Map<String, String> values() {
      return Map.of("place", file + ":" + line, "path", path);
    }
  }

  /**
   * A file.
   *
   * @param path in what was looked at
   */
  record Member(String path) implements Place {
    @Override
    public Map<String, String> values() {
      return Map.of("place", path, "path", path);
    }
  }
}
