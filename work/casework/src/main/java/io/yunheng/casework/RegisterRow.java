/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a register.
 *
 * @param kind the code of its kind
 * @param name its id in the register, as typed
 * @param position where it stands among the rows of its kind
 * @param version counts every change of its name or a cell
 * @param cells by the names of their columns
 */
public record RegisterRow(
    RandomId id,
    RandomId workCase,
    String kind,
    String name,
    long position,
    long version,
    Map<String, RegisterCell> cells) {
  public RegisterRow {
    cells = Map.copyOf(cells);
  }

  /** The cell of a column, if anything was ever typed into it. */
  public Optional<RegisterCell> cell(String column) {
    return Optional.ofNullable(cells.get(column));
  }

  /** What stands in a column; empty where nothing does. */
  public String typed(String column) {
    return cell(column).map(RegisterCell::typed).orElse("");
  }
}
