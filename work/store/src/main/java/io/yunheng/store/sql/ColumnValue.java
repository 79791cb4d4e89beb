/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import io.yunheng.access.RandomId;
import io.yunheng.fault.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How values stand in columns that hold no nulls: what there is none of is an empty text, or 0. */
public final class ColumnValue {
  private ColumnValue() {}

  /** An id, or an empty text. */
  public static Optional<RandomId> id(String column) {
    return RandomId.parse(column);
  }

  /** An id, or an empty text. */
  public static String of(Optional<RandomId> id) {
    return id.map(RandomId::text).orElse("");
  }

  /** A day, or an empty text. */
  public static Optional<LocalDate> day(String column) {
    return column.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(column));
  }

  /** A day, or an empty text. */
  public static String ofDay(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }

  /** A moment in milliseconds UTC, or 0. */
  public static Optional<Instant> moment(long column) {
    return column == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(column));
  }

  /** A word of a closed set that a column holds. */
  public static <E extends Enum<E> & Word> E word(Class<E> type, String column) {
    return Word.of(type, column)
        .orElseThrow(() -> new IllegalStateException(type.getSimpleName() + ": " + column));
  }

  /** The pattern of {@code like} for texts that contain one; with {@code escape '!'}. */
  public static String containing(String text) {
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
