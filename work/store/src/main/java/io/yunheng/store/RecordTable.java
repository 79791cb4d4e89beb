/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.RowKey;
import io.yunheng.casework.CaseRecord;
import io.yunheng.casework.RecordComment;
import io.yunheng.casework.RecordEdit;
import io.yunheng.casework.RecordMove;
import io.yunheng.casework.RecordRefusal;
import io.yunheng.casework.RecordSeen;
import io.yunheng.casework.RecordStep;
import io.yunheng.casework.RecordTask;
import io.yunheng.casework.RecordWriting;
import io.yunheng.store.rows.RecordChanges;
import io.yunheng.store.rows.RecordColumns;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.rows.ScopeFilter;
import io.yunheng.store.sql.SqlStore;
import io.yunheng.store.sql.WriteTransaction;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/** What people wrote about items and objects of cases, who works on it, and how far it is. */
public final class RecordTable {
  /**
   * How many records are given to somebody, or brought into a stage, in one transaction at most.
   */
  public static final int MOST_ROWS = 20_000;

  private final SqlStore store;

  RecordTable(SqlStore store) {
    this.store = store;
  }

  /** The records of a case that is in the scope as a whole. */
  public List<CaseRecord> all(Scope scope, RandomId workCase) {
    return store.read(
        handle -> select(scope, workCase).all(handle, "r.item, r.object", RecordColumns::record));
  }

  /**
   * The record of a row, if its case is in the scope as a whole and somebody did anything in it.
   */
  public Optional<CaseRecord> find(Scope scope, RandomId workCase, RowKey row) {
    return store.read(handle -> find(handle, scope, workCase, row));
  }

  private static Optional<CaseRecord> find(
      Handle handle, Scope scope, RandomId workCase, RowKey row) {
    return select(scope, workCase)
        .where("r.item = :item", "item", row.item())
        .where("r.object = :object", "object", row.object())
        .one(handle, RecordColumns::record);
  }

  private static RowSelect select(Scope scope, RandomId workCase) {
    return new RowSelect(RecordColumns.NAMES, RecordColumns.FROM)
        .within(ScopeFilter.whole(scope, "r.work_case"))
        .where("r.work_case = :case", "case", workCase.text());
  }

  /** What was written in a record, the first first. */
  public List<RecordWriting> writings(Scope scope, RandomId workCase, RowKey row) {
    return part(scope, workCase, row, RecordColumns::writings);
  }

  /** The stages that a record went through, the first first. */
  public List<RecordStep> steps(Scope scope, RandomId workCase, RowKey row) {
    return part(scope, workCase, row, RecordColumns::steps);
  }

  /** What was remarked on a record, the first first. */
  public List<RecordComment> comments(Scope scope, RandomId workCase, RowKey row) {
    return part(scope, workCase, row, RecordColumns::comments);
  }

  private <T> List<T> part(
      Scope scope, RandomId workCase, RowKey row, BiFunction<Handle, RandomId, List<T>> read) {
    return store.read(
        handle ->
            find(handle, scope, workCase, row)
                .map(found -> read.apply(handle, found.id()))
                .orElse(List.of()));
  }

  /** All that was written in the records of a case that is in the scope, in its order. */
  public List<RecordWriting> history(Scope scope, RandomId workCase) {
    return store.read(
        handle ->
            select(scope, workCase).count(handle) == 0
                ? List.of()
                : RecordColumns.ofCase(handle, workCase));
  }

  private static RecordChanges changes(
      WriteTransaction transaction, Scope scope, RandomId workCase, ActAuthor author) {
    RandomId found =
        new RowSelect("c.id", "work_case c")
            .within(ScopeFilter.whole(scope, "c.id"))
            .where("c.id = :case", "case", workCase.text())
            .one(transaction.handle(), (row, _) -> new RandomId(row.getString("id")))
            .orElseThrow();
    return new RecordChanges(transaction, found, author);
  }

  /**
   * Writes in a record.
   *
   * @param scope of what the author may write
   * @param author a person
   * @return stale where somebody else changed the record since its version was seen
   * @throws java.util.NoSuchElementException if the case is not in the scope as a whole
   */
  public SaveResult<CaseRecord> write(
      Scope scope, RandomId workCase, RecordEdit edit, ActAuthor author) {
    return store.write(transaction -> changes(transaction, scope, workCase, author).write(edit));
  }

  /**
   * Lets somebody work on records, or nobody; one act.
   *
   * @param scope of what the author may assign
   * @param rows at most {@link #MOST_ROWS}
   * @return of how many that is a change
   * @throws java.util.NoSuchElementException if the case is not in the scope as a whole
   */
  public int assign(
      Scope scope, RandomId workCase, List<RowKey> rows, RecordTask task, ActAuthor author) {
    bounded(rows);
    return store.write(
        transaction -> changes(transaction, scope, workCase, author).assign(rows, task));
  }

  /**
   * Brings records into another stage, all or none of them; one act.
   *
   * @param scope of what the author may move
   * @param seen at most {@link #MOST_ROWS}
   * @return what stands against it; empty where all were
   * @throws java.util.NoSuchElementException if the case is not in the scope as a whole
   */
  public List<RecordRefusal> move(
      Scope scope, RandomId workCase, List<RecordSeen> seen, RecordMove move, ActAuthor author) {
    bounded(seen);
    return store.write(
        transaction -> changes(transaction, scope, workCase, author).move(seen, move));
  }

  private static void bounded(List<?> rows) {
    if (rows.size() > MOST_ROWS) {
      throw new IllegalArgumentException("at most " + MOST_ROWS + " rows at once");
    }
  }

  /**
   * Remarks something on a record.
   *
   * @param scope of what the author may remark on
   * @return the record
   * @throws java.util.NoSuchElementException if the case is not in the scope as a whole
   */
  public CaseRecord comment(
      Scope scope, RandomId workCase, RowKey row, String text, ActAuthor author) {
    return store.write(
        transaction -> changes(transaction, scope, workCase, author).comment(row, text));
  }
}
