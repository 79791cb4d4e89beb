/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.time.Instant;
import java.util.Optional;

/**
 * Two people changed the same cell of a row in different ways. The kept version applies until a new
 * record for the row is written.
 *
 * @param field {@code result}, {@code verdict} (with its reason) or {@code evidence}
 * @param base what both started from
 */
public record WorkbookConflict(RowKey row, Field field, String base, Side kept, Side other) {

  /** What of a row is in conflict. */
  public enum Field {
    RESULT("result"),
    /** The verdict and its reason. */
    VERDICT("verdict"),
    EVIDENCE("evidence");

    private final String code;

    Field(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    public static Optional<Field> of(String code) {
      for (Field value : values()) {
        if (value.code.equals(code)) {
          return Optional.of(value);
        }
      }
      return Optional.empty();
    }
  }

  /** What one of them wrote. */
  public record Side(String value, String who, Instant when) {}
}
