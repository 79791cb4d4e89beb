/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.util.Map;
import java.util.Optional;

/** One change of a register, with the version that its author saw. */
public sealed interface RegisterEdit {
  /** The row that it changes; empty where there is none yet. */
  default Optional<RandomId> touched() {
    return switch (this) {
      case Add _, Declare _ -> Optional.empty();
      case Rename rename -> Optional.of(rename.row());
      case Remove remove -> Optional.of(remove.row());
      case Type type -> Optional.of(type.row());
    };
  }

  /**
   * A row at the end.
   *
   * @param cells what stands in its columns, by their names
   */
  record Add(String kind, String name, Map<String, String> cells) implements RegisterEdit {
    public Add {
      cells = Map.copyOf(cells);
    }
  }

  /**
   * Another name of a row.
   *
   * @param was the name that its author saw
   */
  record Rename(RandomId row, String was, String name) implements RegisterEdit {}

  /**
   * A row that goes.
   *
   * @param version of the row with all its cells
   */
  record Remove(RandomId row, long version) implements RegisterEdit {}

  /**
   * What stands in a cell.
   *
   * @param version of the cell; 0 where nothing was typed into it yet
   */
  record Type(RandomId row, String column, String typed, long version) implements RegisterEdit {}

  /**
   * Whether a register holds every record that there is.
   *
   * @param version of what was said before; 0 where nothing was
   */
  record Declare(String kind, boolean whole, long version) implements RegisterEdit {}
}
