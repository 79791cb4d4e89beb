/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.RegisterCell;
import io.yunheng.casework.RegisterEdit;
import io.yunheng.casework.RegisterOutcome;
import io.yunheng.casework.RegisterRow;
import io.yunheng.casework.RegisterWhole;
import io.yunheng.store.rows.RegisterColumns;
import io.yunheng.store.rows.RegisterWriting;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.rows.ScopeFilter;
import io.yunheng.store.sql.SqlStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Registers of cases, as rows and cells. */
public final class RegisterTable {
  /** How many changes are made in one transaction at most. */
  public static final int MOST_EDITS = 20_000;

  private final SqlStore store;

  RegisterTable(SqlStore store) {
    this.store = store;
  }

  /** The rows of a register whose case is in the scope, in their order. */
  public RowList<RegisterRow> rows(Scope scope, RandomId workCase, String kind, RowWindow window) {
    return store.read(
        handle -> {
          RowList<RegisterRow> bare =
              select(scope, workCase)
                  .where("r.kind = :kind", "kind", kind)
                  .window(handle, "r.position, r.id", window, RegisterColumns::row);
          return new RowList<>(RegisterColumns.filled(handle, bare.rows()), bare.total());
        });
  }

  /** All rows of a register whose case is in the scope, in their order. */
  public List<RegisterRow> all(Scope scope, RandomId workCase, String kind) {
    return all(select(scope, workCase).where("r.kind = :kind", "kind", kind));
  }

  /**
   * The kinds whose registers stand in tables: those of which a row was ever added, even if it was
   * removed since, or of whose completeness something was said.
   */
  public Set<String> kinds(Scope scope, RandomId workCase) {
    return store.read(
        handle -> {
          Set<String> kinds =
              new TreeSet<>(ever(scope, workCase).counts(handle, "r.kind").keySet());
          kinds.addAll(wholes(handle, scope, workCase).keySet());
          return kinds;
        });
  }

  /** The row of an id, if its case is in the scope and it was not removed. */
  public Optional<RegisterRow> find(Scope scope, RandomId workCase, RandomId row) {
    return all(select(scope, workCase).where("r.id = :id", "id", row.text())).stream().findFirst();
  }

  private List<RegisterRow> all(RowSelect rows) {
    return store.read(
        handle ->
            RegisterColumns.filled(
                handle, rows.all(handle, "r.position, r.id", RegisterColumns::row)));
  }

  /** How many rows the registers of a case have, by kind. */
  public Map<String, Long> counts(Scope scope, RandomId workCase) {
    return store.read(handle -> new TreeMap<>(select(scope, workCase).counts(handle, "r.kind")));
  }

  /** What was said of the completeness of the registers of a case, by kind. */
  public Map<String, RegisterWhole> wholes(Scope scope, RandomId workCase) {
    return store.read(handle -> wholes(handle, scope, workCase));
  }

  private static Map<String, RegisterWhole> wholes(Handle handle, Scope scope, RandomId workCase) {
    Map<String, RegisterWhole> wholes = new TreeMap<>();
    new RowSelect(RegisterColumns.WHOLE_NAMES, "register_whole w")
        .within(ScopeFilter.whole(scope, "w.work_case"))
        .where("w.work_case = :case", "case", workCase.text())
        .all(handle, "w.kind", RegisterColumns::whole)
        .forEach(one -> wholes.put(one.kind(), one));
    return wholes;
  }

  /** What stood in a cell before, the last first; with what stands there now. */
  public List<RegisterCell> history(Scope scope, RandomId workCase, RandomId row, String column) {
    return store.read(handle -> RegisterColumns.history(handle, scope, workCase, row, column));
  }

  private static RowSelect select(Scope scope, RandomId workCase) {
    return ever(scope, workCase).where("r.removed = false");
  }

  /** With the rows that were removed. */
  private static RowSelect ever(Scope scope, RandomId workCase) {
    return new RowSelect(RegisterColumns.ROW_NAMES, "register_row r")
        .within(ScopeFilter.whole(scope, "r.work_case"))
        .where("r.work_case = :case", "case", workCase.text());
  }

  /**
   * Makes all of some changes of the registers of a case, or none of them; one act.
   *
   * @param edits at most {@link #MOST_EDITS}
   * @param source the id of the file that they came with; empty where they were typed on a page
   * @param author a person
   */
  public RegisterOutcome change(
      RandomId workCase, List<RegisterEdit> edits, String source, ActAuthor author) {
    if (edits.size() > MOST_EDITS) {
      throw new IllegalArgumentException("at most " + MOST_EDITS + " changes at once");
    }
    return store.write(
        transaction -> new RegisterWriting(transaction, workCase, source, author).make(edits));
  }
}
