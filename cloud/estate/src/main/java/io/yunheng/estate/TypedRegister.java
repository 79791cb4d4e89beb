/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/**
 * A register as it was typed, cell by cell.
 *
 * @param whole whether it was declared to hold every record that there is
 */
public record TypedRegister(Kind kind, boolean whole, List<TypedRow> rows) {
  public TypedRegister {
    rows = List.copyOf(rows);
  }
}
