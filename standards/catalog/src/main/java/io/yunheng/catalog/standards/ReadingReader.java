/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.catalog.TextualReading;
import io.yunheng.files.Fields;
import java.util.ArrayList;
import java.util.List;

/** Reads the readings that were taken. */
final class ReadingReader {
  private ReadingReader() {}

  static List<SourcedValue<TextualReading>> read(Fields root) {
    root.only("readings");
    List<SourcedValue<TextualReading>> readings = new ArrayList<>();
    for (Fields fields : root.someList("readings")) {
      fields.only("id", "title", "clauses", "problem", "reading", "why", "alternatives");
      if (fields.texts("clauses").isEmpty()) {
        fields.missing("clauses");
      }
      TextualReading reading =
          new TextualReading(
              fields.text("id"),
              fields.both("title"),
              fields.texts("clauses"),
              fields.both("problem"),
              fields.both("reading"),
              fields.both("why"),
              fields.bothList("alternatives"));
      readings.add(new SourcedValue<>(reading, fields));
    }
    return readings;
  }
}
