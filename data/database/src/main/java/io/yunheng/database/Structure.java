/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.List;

/**
 * What a database consists of.
 *
 * @param product name and version that the server gives
 * @param version of the server for comparing, such as {@code 15}
 * @param tables by name
 * @param others what is no table, by name
 * @param complete whether tables that the user may not read are listed all the same
 * @param consistent whether all was read at one moment
 * @param verified whether this engine was tried with a live service; if not, results say so
 */
record Structure(
    String product,
    String version,
    List<Table> tables,
    List<OtherObject> others,
    boolean complete,
    boolean consistent,
    boolean verified) {
  public Structure {
    tables = List.copyOf(tables);
    others = List.copyOf(others);
  }
}
