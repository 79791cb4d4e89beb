/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.util.List;
import java.util.Locale;

/** The parts of a relative path with slashes. */
record PathName(String name, List<String> folders) {
  PathName {
    folders = List.copyOf(folders);
  }

  static PathName of(String path) {
    List<String> parts = List.of(path.split("/", -1));
    return new PathName(parts.getLast(), parts.subList(0, parts.size() - 1));
  }

  /** In lower case and without the dot; empty if there is none that looks like one. */
  String extension() {
    int dot = name.lastIndexOf('.');
    if (dot < 1 || name.length() - dot > 17) {
      return "";
    }
    String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return extension
            .chars()
            .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')
        ? extension
        : "";
  }
}
