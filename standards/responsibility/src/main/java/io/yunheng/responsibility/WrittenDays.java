/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.files.Fields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days as an arrangement has them. */
final class WrittenDays {
  private WrittenDays() {}

  /** A day that may be missing; one that is not in the calendar is told. */
  static Optional<LocalDate> day(Fields fields, String key) {
    Optional<String> text = fields.optionalText(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.get()));
    } catch (DateTimeException e) {
      fields.noDay(key, text.get());
      return Optional.of(LocalDate.EPOCH);
    }
  }

  /** A day that has to be there. */
  static LocalDate needed(Fields fields, String key) {
    if (!fields.has(key)) {
      fields.missing(key);
    }
    return day(fields, key).orElse(LocalDate.EPOCH);
  }

  /** Tells of an end that is before its beginning. */
  static void inOrder(Fields fields, Optional<LocalDate> from, Optional<LocalDate> to) {
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      fields.reversed("validTo", to.get().toString(), from.get().toString());
    }
  }
}
