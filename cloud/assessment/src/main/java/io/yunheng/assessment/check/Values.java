/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import io.yunheng.estate.ColumnType;
import io.yunheng.estate.Fact;
import java.util.List;
import java.util.Optional;

/** What columns are in expressions: their type, and the value of a fact that is not unknown. */
final class Values {
  private static final Optional<Object> NO_TEXT = Optional.of("");
  private static final Optional<Object> NO_TEXTS = Optional.of(List.of());
  private static final Optional<Object> NULL = Optional.of(NullValue.NULL_VALUE);

  private Values() {}

  static CelType type(ColumnType type) {
    return switch (type) {
      case TEXT, WORD, REF -> SimpleType.STRING;
      case TEXTS, REFS -> ListType.create(SimpleType.STRING);
      case BOOL -> NullableType.create(SimpleType.BOOL);
      case NUMBER -> NullableType.create(SimpleType.INT);
      case TIME -> NullableType.create(SimpleType.TIMESTAMP);
    };
  }

  /** What stands for a datum that is known to be absent. */
  static Optional<Object> absent(ColumnType type) {
    return switch (type) {
      case TEXT, WORD, REF -> NO_TEXT;
      case TEXTS, REFS -> NO_TEXTS;
      case BOOL, NUMBER, TIME -> NULL;
    };
  }

  /** A fact for people: empty for none, a question mark for unknown. */
  static String text(Fact<?> fact) {
    return switch (fact) {
      case Fact.Known<?>(List<?> list) ->
          String.join(", ", list.stream().map(String::valueOf).toList());
      case Fact.Known<?>(Object value) -> value.toString();
      case Fact.None<?>() -> "";
      case Fact.Unknown<?> _ -> "?";
    };
  }
}
