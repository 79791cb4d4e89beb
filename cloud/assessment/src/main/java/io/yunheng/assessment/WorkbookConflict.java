/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * Two people changed the same cell of a row in different ways. Neither version applies until
 * somebody settles it.
 *
 * @param base what both started from
 */
public record WorkbookConflict(RowKey row, Field field, String base, Side kept, Side other) {

  /** What of a row is in conflict. */
  public enum Field {
    RESULT("result"),
    /** The verdict; where two verdicts differ their reasons go with them. */
    VERDICT("verdict"),
    EVIDENCE("evidence"),
    /** The reason, where the verdict is not in conflict. */
    REASON("reason");

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

    /** What an entry says in it; a verdict as its code. */
    String of(WorkbookEntry entry) {
      return switch (this) {
        case RESULT -> entry.result();
        case VERDICT -> entry.verdict().map(Verdict::code).orElse("");
        case EVIDENCE -> entry.evidence();
        case REASON -> entry.reason();
      };
    }
  }

  /**
   * What one of them wrote.
   *
   * @param value a verdict as its code, with {@code ": "} and its reason if there is one
   * @param scale the scale of the verdict
   */
  public record Side(String value, String who, Instant when, ScaleName scale) {

    /** The verdict of a side in a conflict about it; empty where the machine's is meant. */
    public Optional<Verdict> verdict() {
      int colon = value.indexOf(':');
      return Verdict.of(colon < 0 ? value : value.substring(0, colon))
          .filter(verdict -> verdict != Verdict.INDETERMINATE);
    }

    /** The reason of a side in a conflict about a verdict. */
    public String reason() {
      int colon = value.indexOf(": ");
      return colon < 0 ? "" : value.substring(colon + 2);
    }
  }
}
