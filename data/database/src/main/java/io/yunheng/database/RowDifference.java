/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.List;
import java.util.Optional;

/** A row that is not the same on both sides. */
public sealed interface RowDifference {
  /** A column of a row and what it holds. */
  record Named(String column, CellValue value) {}

  /** A column that holds something else; the values only where they were asked for. */
  record Differing(String column, Optional<CellValue> source, Optional<CellValue> target) {}

  /** The target does not have it. */
  record Missing(List<Named> key) implements RowDifference {
    public Missing {
      key = List.copyOf(key);
    }
  }

  /** The source does not have it. */
  record Extra(List<Named> key) implements RowDifference {
    public Extra {
      key = List.copyOf(key);
    }
  }

  /** Both have it, with other values. */
  record Changed(List<Named> key, List<Differing> columns) implements RowDifference {
    public Changed {
      key = List.copyOf(key);
      columns = List.copyOf(columns);
    }
  }

  /**
   * A row of a table without a key that is there more often on one side.
   *
   * @param digest of the row, the first 16 bytes in hexadecimal
   * @param row what it holds, where that was asked for
   */
  record Counted(String digest, long source, long target, List<Named> row)
      implements RowDifference {
    public Counted {
      row = List.copyOf(row);
    }
  }
}
