/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came out for one table. */
public sealed interface TableOutcome {
  /** The target does not have it. */
  record Missing(TableName source) implements TableOutcome {}

  /** The source does not have it. */
  record Extra(TableName target) implements TableOutcome {}

  /**
   * It was not, or not wholly, compared: that is no statement on its rows.
   *
   * @param detail what the database said, or the kind of a thing that is no table; may be empty
   */
  record NotCompared(
      Optional<TableName> source,
      Optional<TableName> target,
      UncomparedReason reason,
      String detail)
      implements TableOutcome {}

  /**
   * It was compared, but for the columns that are listed.
   *
   * @param named the first differences in the order of the keys' forms
   * @param changed in how many rows each column differs
   */
  record Compared(
      TableName source,
      TableName target,
      Method method,
      Counts counts,
      List<RowDifference> named,
      Map<String, Long> changed,
      List<Uncompared> uncompared,
      List<StructureDifference> structure)
      implements TableOutcome {
    public Compared {
      named = List.copyOf(named);
      changed = Map.copyOf(changed);
      uncompared = List.copyOf(uncompared);
      structure = List.copyOf(structure);
    }

    /** Whether every row is the same in the columns that were compared. */
    public boolean rowsEqual() {
      return counts.missing() + counts.extra() + counts.changed() == 0;
    }

    /** Whether every column of both was compared. */
    public boolean whole() {
      return uncompared.isEmpty();
    }
  }

  /**
   * Its rows are not those that were recorded; which ones differ cannot be told.
   *
   * @param recorded rows that the record counts
   * @param rows that there are
   */
  record DigestDiffers(
      TableName source,
      TableName target,
      long recorded,
      long rows,
      List<StructureDifference> structure)
      implements TableOutcome {
    public DigestDiffers {
      structure = List.copyOf(structure);
    }
  }

  /** Rows of each side, and how many of them are equal, on one side only, or changed. */
  record Counts(long source, long target, long equal, long missing, long extra, long changed) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts and(Counts more) {
      return new Counts(
          source + more.source,
          target + more.target,
          equal + more.equal,
          missing + more.missing,
          extra + more.extra,
          changed + more.changed);
    }
  }

  /** A column that was left out; one of the names may be empty. */
  record Uncompared(String source, String target, UncomparedReason reason, String detail) {}

  /** How rows were compared. */
  enum Method implements Word {
    /** Every row of both sides, in the order of the key. */
    ROWS("rows"),
    /** Every row of both sides, as a multiset, for want of a key. */
    MULTISET("multiset"),
    /** By digests that both servers made; rows only where these differed. */
    SERVER_DIGESTS("server-digests"),
    /** By the row-set digest that was recorded. */
    RECORD("record");

    private final String code;

    Method(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
