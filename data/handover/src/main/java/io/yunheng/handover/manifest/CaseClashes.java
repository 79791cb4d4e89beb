/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.handover.Overview;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names beside each other that some systems take for the same: they differ in letter case only, or
 * in how characters are composed. Takes paths in their order; holds the names of one folder at each
 * depth.
 */
final class CaseClashes {
  private static final int KEPT = 1_000;

  /** Names that are held at a time, at most. */
  private static final int HELD = 1_000_000;

  private final Deque<Level> levels = new ArrayDeque<>();
  private final List<Overview.CaseClash> clashes = new ArrayList<>();
  private long count;
  private long unseen;
  private int held;

  private static final class Level {
    private final String folder;
    private final Map<String, String> names = new HashMap<>();

    Level(String folder) {
      this.folder = folder;
    }
  }

  void path(String path) {
    while (!levels.isEmpty() && !path.startsWith(levels.element().folder)) {
      held -= levels.pop().names.size();
    }
    int from = levels.isEmpty() ? 0 : levels.element().folder.length();
    if (levels.isEmpty()) {
      levels.push(new Level(""));
    }
    for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
      name(path, from, slash);
      from = slash + 1;
      levels.push(new Level(path.substring(0, from)));
    }
    name(path, from, path.length());
  }

  private void name(String path, int from, int to) {
    String name = path.substring(from, to);
    Map<String, String> names = levels.element().names;
    String folded = folded(name);
    if (held == HELD && !names.containsKey(folded)) {
      unseen++;
      return;
    }
    String before = names.putIfAbsent(folded, name);
    if (before == null) {
      held++;
    } else if (!before.equals(name)) {
      count++;
      if (clashes.size() < KEPT) {
        String folder = levels.element().folder;
        clashes.add(new Overview.CaseClash(folder + before, folder + name));
      }
    }
  }

  private static String folded(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
      }
    }
    return name;
  }

  /** How many names were not compared with those beside them, which were too many. */
  long unseen() {
    return unseen;
  }

  List<Overview.CaseClash> kept() {
    return List.copyOf(clashes);
  }

  long count() {
    return count;
  }
}
