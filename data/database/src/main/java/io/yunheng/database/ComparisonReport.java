/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.List;

/**
 * What two databases have in common and what not.
 *
 * @param tables by the source's names, then the target's for those that only it has
 * @param others what holds no rows of its own and has no definition that could be read
 * @param definitions views, routines, indexes, sequences and the like
 */
public record ComparisonReport(
    Side source,
    Side target,
    List<TableOutcome> tables,
    List<TableOutcome.NotCompared> others,
    List<DefinitionOutcome> definitions) {
  public ComparisonReport {
    tables = List.copyOf(tables);
    others = List.copyOf(others);
    definitions = List.copyOf(definitions);
  }

  /**
   * One of the two.
   *
   * @param address without a password
   * @param product name and version that the server gives; what wrote it, for a record
   * @param consistent whether all was read at one moment
   * @param complete whether tables that the user may not read would be seen
   * @param verified whether this engine was tried with a live service
   */
  public record Side(
      String address, String product, boolean consistent, boolean complete, boolean verified) {}

  /** Whether every table of both is there, was wholly compared, and has equal rows. */
  public boolean equal() {
    return tables.stream()
        .allMatch(
            table ->
                table instanceof TableOutcome.Compared compared
                    && compared.rowsEqual()
                    && compared.whole());
  }
}
