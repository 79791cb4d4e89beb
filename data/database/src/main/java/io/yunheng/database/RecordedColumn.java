/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.Optional;

/**
 * A column as it was taken into a handover.
 *
 * @param type as the engine writes it
 * @param form of its values in the file; {@link ValueFamily#NONE} where it is the engine's own
 *     text, which is no part of the row-set digest
 * @param length most characters, bytes or bits; -1 where there is no limit
 * @param scale digits after the point; -1 where there is no limit
 */
record RecordedColumn(
    String name,
    String type,
    ValueFamily form,
    long length,
    int scale,
    boolean unsigned,
    boolean nullable,
    String collation,
    boolean foldsCase) {
  static RecordedColumn of(TableColumn column) {
    return new RecordedColumn(
        column.name(),
        column.type(),
        column.family(),
        column.length(),
        column.scale(),
        column.unsigned(),
        column.nullable(),
        column.collation(),
        column.foldsCase());
  }

  TableColumn column() {
    return new TableColumn(
        name,
        type,
        "",
        form,
        ValueFamily.NONE,
        length,
        scale,
        unsigned,
        nullable,
        collation,
        foldsCase,
        false,
        form == ValueFamily.NONE
            ? Optional.of(UncomparedReason.TYPE_WITHOUT_FORM)
            : Optional.empty());
  }
}
