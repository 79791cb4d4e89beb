/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseChanges;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobAsk;
import io.yunheng.casework.JobGlance;
import io.yunheng.casework.JobState;
import io.yunheng.store.rows.ChangeCounts;
import io.yunheng.store.rows.JobColumns;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.rows.ScopeFilter;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import java.time.Instant;
import java.util.Optional;

/** Jobs, as people ask for them and see them. Who runs them uses {@link JobQueue}. */
public final class JobTable {
  private final SqlStore store;

  JobTable(SqlStore store) {
    this.store = store;
  }

  /** The job of an id, if its case is in the scope. */
  public Optional<CaseJob> find(Scope scope, RandomId id) {
    return store.read(
        handle -> select(scope).where("j.id = :id", "id", id.text()).one(handle, JobColumns::job));
  }

  /** The jobs of a case in the scope, the last one first. */
  public RowList<CaseJob> list(Scope scope, RandomId workCase, RowWindow window) {
    return store.read(
        handle ->
            select(scope)
                .where("j.work_case = :case", "case", workCase.text())
                .window(handle, "j.asked_at desc, j.id", window, JobColumns::job));
  }

  /** The jobs in the scope that wait or run, the first one first. */
  public RowList<CaseJob> open(Scope scope, RowWindow window) {
    return store.read(
        handle ->
            select(scope)
                .where("j.state in ('waiting', 'running')")
                .window(handle, "j.asked_at, j.id", window, JobColumns::job));
  }

  /**
   * What was changed in a case since a job of it was begun last.
   *
   * @param scopes of which changes the reader is told
   */
  public CaseChanges changes(ChangeScopes scopes, RandomId workCase, RandomId job) {
    return store.read(handle -> ChangeCounts.since(handle, scopes, workCase, job));
  }

  private static RowSelect select(Scope scope) {
    return new RowSelect(JobColumns.NAMES, "job j").within(ScopeFilter.whole(scope, "j.work_case"));
  }

  /** All jobs, without their contents, the last one first; for who oversees the installation. */
  public RowList<JobGlance> oversee(RowWindow window) {
    return store.read(
        handle ->
            new RowSelect(
                    "j.id, j.kind, j.state, j.asked_at, j.started_at, j.ended_at, j.attempts",
                    "job j")
                .window(
                    handle,
                    "j.asked_at desc, j.id",
                    window,
                    (row, _) ->
                        new JobGlance(
                            new RandomId(row.getString("id")),
                            row.getString("kind"),
                            ColumnValue.word(JobState.class, row.getString("state")),
                            Instant.ofEpochMilli(row.getLong("asked_at")),
                            ColumnValue.moment(row.getLong("started_at")),
                            ColumnValue.moment(row.getLong("ended_at")),
                            row.getLong("attempts"))));
  }

  /**
   * Asks for one, to be run at once.
   *
   * @param request as its worker understands it
   */
  public CaseJob ask(RandomId workCase, String kind, String request, ActAuthor author) {
    return store.write(
        transaction -> {
          Instant now = Instant.ofEpochMilli(transaction.at());
          JobAsk ask = new JobAsk(kind, request, author.person(), now, now, Optional.empty());
          RandomId id = JobColumns.insert(transaction, workCase, ask);
          transaction.act(
              author,
              ActKind.JOB_ASK,
              id,
              Optional.of(workCase),
              1,
              FieldChanges.none().set("kind", kind));
          return JobColumns.row(transaction.handle(), id);
        });
  }

  /**
   * Cancels one: a waiting one at once; a running one is told to whoever runs it.
   *
   * @return false where it has ended
   */
  public boolean cancel(RandomId id, ActAuthor author) {
    return store.write(
        transaction -> {
          CaseJob was = JobColumns.row(transaction.handle(), id);
          boolean open = was.state() == JobState.WAITING || was.state() == JobState.RUNNING;
          if (open && !was.course().cancelAsked()) {
            transaction
                .handle()
                .createUpdate(
                    """
                    update job set cancel_asked = true, version = version + 1,
                      ended_at = case when state = 'waiting' then :at else ended_at end,
                      state = case when state = 'waiting' then 'cancelled' else state end
                    where id = :id
                    """)
                .bind("at", transaction.at())
                .bind("id", id.text())
                .execute();
            transaction.act(
                author,
                ActKind.JOB_CANCEL,
                id,
                Optional.of(was.workCase()),
                was.version() + 1,
                FieldChanges.none());
          }
          return open;
        });
  }
}
