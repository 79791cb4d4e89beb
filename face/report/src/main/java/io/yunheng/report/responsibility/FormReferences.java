/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.files.Node;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Scalar;
import io.yunheng.files.Node.Sequence;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people call by its name in a form, by its id; a name that stands twice is left as it is. */
final class FormReferences {
  private final ArrangementForm.Sheet sheet;
  private final Map<String, Map<String, Optional<String>>> ids = new HashMap<>();

  /**
   * References of a sheet.
   *
   * @param tables the sheets that it may refer to, by section
   */
  FormReferences(ArrangementForm.Sheet sheet, Map<String, FormTable> tables) {
    this.sheet = sheet;
    for (ArrangementForm.Column column : sheet.columns()) {
      column
          .refers()
          .ifPresent(
              section ->
                  Optional.ofNullable(tables.get(section))
                      .ifPresent(table -> ids.computeIfAbsent(section, _ -> ids(table))));
    }
  }

  private static Map<String, Optional<String>> ids(FormTable table) {
    Map<String, Optional<String>> ids = new HashMap<>();
    for (Mapping row : table.rows()) {
      text(row, "id")
          .ifPresent(
              id ->
                  text(row, "name")
                      .ifPresent(
                          name -> ids.merge(name, Optional.of(id), (_, _) -> Optional.empty())));
    }
    for (Mapping row : table.rows()) {
      text(row, "id").ifPresent(id -> ids.put(id, Optional.of(id)));
    }
    return ids;
  }

  private static Optional<String> text(Mapping row, String key) {
    return row.entries().get(key) instanceof Scalar(String text, int _)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The row with ids where it has names. */
  Mapping resolved(Mapping row) {
    Map<String, Node> entries = new LinkedHashMap<>(row.entries());
    for (ArrangementForm.Column column : sheet.columns()) {
      column
          .refers()
          .map(ids::get)
          .ifPresent(
              known -> entries.computeIfPresent(column.key(), (_, node) -> resolved(node, known)));
    }
    return new Mapping(entries, row.line());
  }

  private static Node resolved(Node node, Map<String, Optional<String>> known) {
    return switch (node) {
      case Scalar(String text, int line) ->
          new Scalar(known.getOrDefault(text.strip(), Optional.empty()).orElse(text), line);
      case Sequence(List<Node> items, int line) ->
          new Sequence(items.stream().map(item -> resolved(item, known)).toList(), line);
      case Mapping _, Node.Nothing _ -> node;
    };
  }
}
