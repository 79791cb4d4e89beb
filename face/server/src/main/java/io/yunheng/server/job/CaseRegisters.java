/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.RegisterPlan.Book;
import io.yunheng.casework.RegisterCell;
import io.yunheng.casework.RegisterRow;
import io.yunheng.casework.RegisterWhole;
import io.yunheng.estate.Kind;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.estate.TypedRegister;
import io.yunheng.estate.TypedRow;
import io.yunheng.fault.Language;
import io.yunheng.store.RegisterTable;
import io.yunheng.store.Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registers of a case that stand in tables, as the files that engines read. */
public final class CaseRegisters {
  private final RegisterTable table;

  CaseRegisters(Store store) {
    this.table = store.registers();
  }

  /**
   * Writes a book in Chinese; the same rows are the same bytes.
   *
   * @return whether it stands in tables; otherwise nothing is written
   */
  boolean write(Scope scope, RandomId workCase, Book book, Path file) {
    Set<String> kinds = table.kinds(scope, workCase);
    Map<String, RegisterWhole> wholes = table.wholes(scope, workCase);
    List<TypedRegister> registers =
        book.kinds().stream()
            .filter(kind -> kinds.contains(kind.code()))
            .map(
                kind ->
                    typed(
                        kind,
                        Optional.ofNullable(wholes.get(kind.code()))
                            .map(RegisterWhole::whole)
                            .orElse(false),
                        table.all(scope, workCase, kind.code())))
            .toList();
    if (registers.isEmpty()) {
      return false;
    }
    RegisterTemplate.typed(file, registers, Language.ZH);
    return true;
  }

  /** Whether a book stands in tables, so that an uploaded file of it is not read. */
  public static boolean written(Store store, Scope scope, RandomId workCase, Book book) {
    Set<String> kinds = store.registers().kinds(scope, workCase);
    return book.kinds().stream().anyMatch(kind -> kinds.contains(kind.code()));
  }

  /** Rows as their file has them. */
  public static TypedRegister typed(Kind kind, boolean whole, List<RegisterRow> rows) {
    return new TypedRegister(
        kind,
        whole,
        rows.stream().map(row -> new TypedRow(row.name(), cells(row.cells()))).toList());
  }

  private static Map<String, String> cells(Map<String, RegisterCell> cells) {
    Map<String, String> typed = new HashMap<>();
    cells.forEach((column, cell) -> typed.put(column, cell.typed()));
    return typed;
  }
}
