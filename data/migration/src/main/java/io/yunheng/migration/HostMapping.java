/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.util.Map;
import java.util.TreeMap;

/**
 * What hosts are called after a move.
 *
 * @param names by the name before
 */
public record HostMapping(Map<String, String> names) {
  public HostMapping {
    names = Map.copyOf(names);
  }

  /** Hosts keep their names. */
  public static HostMapping none() {
    return new HostMapping(Map.of());
  }

  /**
   * Reads the hosts of a mapping file, as {@code docs/formats/comparison.md} specifies.
   *
   * @throws FaultException with everything that is wrong
   */
  public static HostMapping read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    Map<String, String> names = new TreeMap<>();
    for (Fields one : root.list("hosts")) {
      one.only("before", "after");
      String before = one.text("before");
      String after = one.text("after");
      if (names.containsValue(after)) {
        one.twice("after", after);
      }
      if (names.put(before, after) != null) {
        one.twice("before", before);
      }
    }
    problems.throwIfAny();
    return new HostMapping(names);
  }
}
