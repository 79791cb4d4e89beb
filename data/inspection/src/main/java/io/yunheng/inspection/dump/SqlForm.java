/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.dump;

import io.yunheng.files.Fields;
import java.util.List;

/**
 * How dumps of a kind in SQL begin and end.
 *
 * @param begins lines that one of the first begins with; any one is enough
 * @param ends lines that one of the last begins with; any one is enough
 */
public record SqlForm(String id, List<String> begins, List<String> ends) {
  public SqlForm {
    begins = List.copyOf(begins);
    ends = List.copyOf(ends);
  }

  /** Reads one from a data file. */
  public static SqlForm read(Fields fields) {
    fields.only("id", "begins", "ends");
    if (fields.texts("begins").isEmpty()) {
      fields.missing("begins");
    }
    if (fields.texts("ends").isEmpty()) {
      fields.missing("ends");
    }
    return new SqlForm(fields.text("id"), fields.texts("begins"), fields.texts("ends"));
  }
}
