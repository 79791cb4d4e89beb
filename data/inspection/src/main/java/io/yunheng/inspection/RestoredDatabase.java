/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.fault.Word;
import java.util.List;

/**
 * What a scratch database held when a dump was in it.
 *
 * @param product name and version that the server gives
 * @param count of all tables
 * @param rows in all of them
 * @param tables the first of them, those that differ before others
 */
public record RestoredDatabase(String product, long count, long rows, List<Table> tables) {
  /** Tables that are kept, at most. */
  public static final int MOST = 1_000;

  /** What there is to say of a table. */
  public enum State implements Word {
    /** Its rows were counted; there was nothing to compare them with. */
    COUNTED("counted"),
    EQUAL("equal"),
    DIFFERENT("different"),
    MISSING("missing"),
    ADDED("added"),
    NOT_COMPARED("not-compared");

    private final String code;

    State(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /**
   * A table.
   *
   * @param recorded rows that the record has of it; -1 without one
   * @param rows that were there; -1 if nobody knows
   * @param rowSet digest of its rows, after docs/formats/rows.md; may be empty
   */
  public record Table(
      String schema, String name, State state, long recorded, long rows, String rowSet) {}

  public RestoredDatabase {
    tables = List.copyOf(tables);
  }

  /** The same with fewer tables. */
  public RestoredDatabase brief(int most) {
    return tables.size() <= most
        ? this
        : new RestoredDatabase(product, count, rows, tables.subList(0, most));
  }
}
