/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.estate.Column;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import io.yunheng.files.Fields;
import io.yunheng.files.Node;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Resources of fixtures as YAML mappings: {@code kind}, {@code id}, a key for each column that is
 * known, {@code null} for one that is known to be absent; columns that are left out, or listed
 * under {@code unknown}, are unknown.
 */
final class ResourceYaml {
  private final Origin origin;

  ResourceYaml(Origin origin) {
    this.origin = origin;
  }

  /** The resource; empty, with a problem reported, if there is no such kind. */
  Optional<Resource> read(Fields fields) {
    Optional<Kind> kind = Kind.of(fields.text("kind"));
    if (kind.isEmpty()) {
      fields.dangling("kind", fields.text("kind"));
      return Optional.empty();
    }
    Shape<?> shape = kind.get().shape();
    Gap unset = new Gap(Understanding.PARTIAL, "not-recorded", "", origin);
    Row row = shape.row(fields.text("id"), origin, unset);
    for (Map.Entry<String, Node> entry : fields.written().entrySet()) {
      String key = entry.getKey();
      if (key.equals("kind") || key.equals("id")) {
        continue;
      }
      if (key.equals("unknown")) {
        for (String column : fields.texts(key)) {
          if (shape.index(column).isEmpty() || fields.written().containsKey(column)) {
            fields.dangling(key, column);
          }
        }
        continue;
      }
      OptionalInt index = shape.index(key);
      if (index.isEmpty()) {
        fields.dangling(key, key);
        continue;
      }
      Column<?> column = shape.columns().get(index.getAsInt());
      fact(column, entry.getValue())
          .ifPresentOrElse(
              fact -> row.set(index.getAsInt(), fact),
              () -> fields.wrong(key, written(entry.getValue()), expected(column)));
    }
    return Optional.of(shape.build(row));
  }

  private static Optional<Fact<?>> fact(Column<?> column, Node node) {
    return switch (node) {
      case Node.Nothing _ -> Optional.of(Fact.none());
      case Node.Scalar(String text, int _) -> scalar(column, text);
      case Node.Sequence(List<Node> items, int _) -> list(column, items);
      case Node.Mapping _ -> Optional.empty();
    };
  }

  private static Optional<Fact<?>> scalar(Column<?> column, String text) {
    return switch (column.type()) {
      case TEXT, REF -> Optional.of(Fact.known(text));
      case WORD -> column.words().contains(text) ? Optional.of(Fact.known(text)) : Optional.empty();
      case BOOL ->
          switch (text) {
            case "true" -> Optional.of(Fact.known(true));
            case "false" -> Optional.of(Fact.known(false));
            default -> Optional.empty();
          };
      case NUMBER ->
          text.matches("-?[0-9]{1,18}")
              ? Optional.of(Fact.known(Long.parseLong(text)))
              : Optional.empty();
      case TIME -> time(text);
      case TEXTS, REFS -> Optional.of(Fact.known(List.of(text)));
    };
  }

  private static Optional<Fact<?>> time(String text) {
    try {
      return Optional.of(Fact.known(Instant.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Fact<?>> list(Column<?> column, List<Node> items) {
    List<String> texts = new ArrayList<>();
    for (Node item : items) {
      if (!(item instanceof Node.Scalar(String text, int _))) {
        return Optional.empty();
      }
      texts.add(text);
    }
    return switch (column.type()) {
      case TEXTS, REFS -> Optional.of(Fact.known(List.copyOf(texts)));
      case TEXT, WORD, BOOL, NUMBER, TIME, REF -> Optional.empty();
    };
  }

  private static String written(Node node) {
    return switch (node) {
      case Node.Scalar(String text, int _) -> text;
      case Node.Sequence _ -> "[...]";
      case Node.Mapping _ -> "{...}";
      case Node.Nothing _ -> "null";
    };
  }

  private static String expected(Column<?> column) {
    return switch (column.type()) {
      case TEXT, REF -> "text";
      case WORD -> String.join(" | ", column.words());
      case BOOL -> "true | false";
      case NUMBER -> "123";
      case TIME -> "2026-11-20T08:00:00Z";
      case TEXTS, REFS -> "[text, ...]";
    };
  }
}
