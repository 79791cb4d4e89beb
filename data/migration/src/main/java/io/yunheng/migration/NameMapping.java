/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * What schemas and tables of a database are called after a move.
 *
 * @param lines {@code schema=schema} or {@code schema.table=schema.table}
 */
public record NameMapping(List<String> lines) {
  public NameMapping {
    lines = List.copyOf(lines);
  }

  /** Nothing has another name. */
  public static NameMapping none() {
    return new NameMapping(List.of());
  }

  /**
   * Reads the schemas and tables of a mapping file, as {@code docs/formats/comparison.md}
   * specifies.
   *
   * @throws FaultException with everything that is wrong
   */
  public static NameMapping read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    List<String> lines = new ArrayList<>();
    for (Fields one : root.list("schemas")) {
      lines.add(line(one, "[^.=]+", "name"));
    }
    for (Fields one : root.list("tables")) {
      lines.add(line(one, "[^.=]+\\.[^=]+", "schema.table"));
    }
    problems.throwIfAny();
    return new NameMapping(lines);
  }

  private static String line(Fields one, String form, String expected) {
    one.only("before", "after");
    for (String side : List.of("before", "after")) {
      if (!one.text(side).matches(form)) {
        one.wrong(side, one.text(side), expected);
      }
    }
    return one.text("before") + "=" + one.text("after");
  }
}
