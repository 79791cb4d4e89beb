/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobAsk;
import io.yunheng.casework.JobCourse;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.WriteTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** How a job stands in its row. */
public final class JobColumns {
  /** Those that {@link #job} reads, of the table {@code j}. */
  public static final String NAMES =
      "j.id, j.work_case, j.kind, j.request, j.state, j.asked_by, j.asked_at, j.due_at, j.schedule,"
          + " j.attempts, j.started_at, j.ended_at, j.cancel_asked, j.progress, j.standing,"
          + " j.fault, j.result, j.version";

  private JobColumns() {}

  /** The job of a row. */
  public static CaseJob job(ResultSet row, StatementContext context) throws SQLException {
    return new CaseJob(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("work_case")),
        ColumnValue.word(JobState.class, row.getString("state")),
        new JobAsk(
            row.getString("kind"),
            row.getString("request"),
            ColumnValue.id(row.getString("asked_by")),
            Instant.ofEpochMilli(row.getLong("asked_at")),
            Instant.ofEpochMilli(row.getLong("due_at")),
            ColumnValue.id(row.getString("schedule"))),
        new JobCourse(
            row.getLong("attempts"),
            ColumnValue.moment(row.getLong("started_at")),
            ColumnValue.moment(row.getLong("ended_at")),
            row.getBoolean("cancel_asked"),
            row.getString("progress")),
        new JobEnd(row.getString("standing"), row.getString("fault"), row.getString("result")),
        row.getLong("version"));
  }

  /** The job of an id, which has to be there. */
  public static CaseJob row(Handle handle, RandomId id) {
    return new RowSelect(NAMES, "job j")
        .where("j.id = :id", "id", id.text())
        .one(handle, JobColumns::job)
        .orElseThrow();
  }

  /** Writes the row of a new job. */
  public static RandomId insert(WriteTransaction transaction, RandomId workCase, JobAsk ask) {
    RandomId id = transaction.drawId();
    transaction
        .handle()
        .createUpdate(
            """
            insert into job (id, work_case, kind, request, state, asked_by, asked_at, due_at,
              schedule, attempts, lease_holder, lease_until, started_at, ended_at, cancel_asked,
              progress, standing, fault, result, version)
            values (:id, :case, :kind, :request, 'waiting', :by, :at, :due,
              :schedule, 0, '', 0, 0, 0, false, '', '', '', '', 1)
            """)
        .bind("id", id.text())
        .bind("case", workCase.text())
        .bind("kind", ask.kind())
        .bind("request", ask.request())
        .bind("by", ColumnValue.of(ask.by()))
        .bind("at", ask.at().toEpochMilli())
        .bind("due", ask.due().toEpochMilli())
        .bind("schedule", ColumnValue.of(ask.schedule()))
        .execute();
    return id;
  }
}
