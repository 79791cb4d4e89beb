/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseSchedule;
import io.yunheng.casework.JobAsk;
import io.yunheng.store.rows.JobColumns;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.rows.ScopeFilter;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import io.yunheng.store.sql.WriteTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** When jobs are asked for by themselves. */
public final class ScheduleTable {
  private static final String COLUMNS =
      "s.id, s.work_case, s.kind, s.request, s.at_minute, s.days, s.enabled, s.next_at, s.version";
  private static final String FROM = "schedule s";

  private final SqlStore store;

  ScheduleTable(SqlStore store) {
    this.store = store;
  }

  /** The schedules of a case in the scope. */
  public List<CaseSchedule> list(Scope scope, RandomId workCase) {
    return store.read(
        handle ->
            select(scope)
                .where("s.work_case = :case", "case", workCase.text())
                .all(handle, "s.at_minute, s.id", ScheduleTable::schedule));
  }

  /** The schedule of an id, if its case is in the scope. */
  public Optional<CaseSchedule> find(Scope scope, RandomId id) {
    return store.read(handle -> find(handle, scope, id));
  }

  private static Optional<CaseSchedule> find(Handle handle, Scope scope, RandomId id) {
    return select(scope).where("s.id = :id", "id", id.text()).one(handle, ScheduleTable::schedule);
  }

  private static RowSelect select(Scope scope) {
    return new RowSelect(COLUMNS, FROM).within(ScopeFilter.whole(scope, "s.work_case"));
  }

  /** Makes one. */
  public CaseSchedule create(RandomId workCase, NewSchedule draft, ActAuthor author) {
    return store.write(
        transaction -> {
          RandomId id = transaction.drawId();
          transaction
              .handle()
              .createUpdate(
                  """
                  insert into schedule (id, work_case, kind, request, at_minute, days, enabled, next_at,
                    last_job, created_by, version)
                  values (:id, :case, :kind, :request, :minute, :days, true, :next, '', :by, 1)
                  """)
              .bind("id", id.text())
              .bind("case", workCase.text())
              .bind("kind", draft.kind())
              .bind("request", draft.request())
              .bind("minute", draft.minute())
              .bind("days", days(draft.days()))
              .bind("next", draft.next().toEpochMilli())
              .bind("by", author.person().orElseThrow().text())
              .execute();
          transaction.act(
              author,
              ActKind.SCHEDULE_CREATE,
              id,
              Optional.of(workCase),
              1,
              FieldChanges.none()
                  .set("kind", draft.kind())
                  .set("request", draft.request())
                  .set("minute", Integer.toString(draft.minute()))
                  .set("days", days(draft.days())));
          return row(transaction.handle(), id).orElseThrow();
        });
  }

  /**
   * Saves time, days, request and whether it is enabled.
   *
   * @param scope of what the author may change
   * @param wanted with the version that was seen
   * @throws java.util.NoSuchElementException if there is no such schedule in the scope
   */
  public SaveResult<CaseSchedule> change(Scope scope, CaseSchedule wanted, ActAuthor author) {
    return store.write(
        transaction -> {
          CaseSchedule was = find(transaction.handle(), scope, wanted.id()).orElseThrow();
          FieldChanges changes =
              FieldChanges.none()
                  .change("request", was.request(), wanted.request())
                  .change(
                      "minute", Integer.toString(was.minute()), Integer.toString(wanted.minute()))
                  .change("days", days(was.days()), days(wanted.days()))
                  .change(
                      "enabled",
                      Boolean.toString(was.enabled()),
                      Boolean.toString(wanted.enabled()))
                  .change("next", was.next().toString(), wanted.next().toString());
          return transaction.save(
              was,
              wanted,
              CaseSchedule::version,
              changes,
              version -> update(transaction, wanted, version, changes, author));
        });
  }

  private static CaseSchedule update(
      WriteTransaction transaction,
      CaseSchedule wanted,
      long version,
      FieldChanges changes,
      ActAuthor author) {
    transaction
        .handle()
        .createUpdate(
            """
            update schedule set request = :request, at_minute = :minute, days = :days,
              enabled = :enabled, next_at = :next, version = :version where id = :id
            """)
        .bind("request", wanted.request())
        .bind("minute", wanted.minute())
        .bind("days", days(wanted.days()))
        .bind("enabled", wanted.enabled())
        .bind("next", wanted.next().toEpochMilli())
        .bind("version", version)
        .bind("id", wanted.id().text())
        .execute();
    CaseSchedule is = row(transaction.handle(), wanted.id()).orElseThrow();
    transaction.act(
        author, ActKind.SCHEDULE_CHANGE, wanted.id(), Optional.of(is.workCase()), version, changes);
    return is;
  }

  /**
   * Asks for the jobs of all schedules that are due, each once however late it is.
   *
   * @param next when a schedule is due again, after now
   * @return how many jobs
   */
  public int fire(Function<CaseSchedule, Instant> next) {
    return store.write(
        transaction -> {
          Handle handle = transaction.handle();
          List<CaseSchedule> due =
              new RowSelect(COLUMNS, FROM)
                  .where("s.enabled = true")
                  .where("s.next_at <= :at", "at", transaction.at())
                  .all(handle, "s.next_at, s.id", ScheduleTable::schedule);
          Instant now = Instant.ofEpochMilli(transaction.at());
          for (CaseSchedule one : due) {
            JobAsk ask =
                new JobAsk(
                    one.kind(), one.request(), Optional.empty(), now, now, Optional.of(one.id()));
            RandomId job = JobColumns.insert(transaction, one.workCase(), ask);
            handle.execute(
                "update schedule set next_at = ?, last_job = ? where id = ?",
                next.apply(one).toEpochMilli(),
                job.text(),
                one.id().text());
            transaction.act(
                ActAuthor.system(),
                ActKind.JOB_ASK,
                job,
                Optional.of(one.workCase()),
                1,
                FieldChanges.none().set("kind", one.kind()).set("schedule", one.id().text()));
          }
          return due.size();
        });
  }

  private static Optional<CaseSchedule> row(Handle handle, RandomId id) {
    return new RowSelect(COLUMNS, FROM)
        .where("s.id = :id", "id", id.text())
        .one(handle, ScheduleTable::schedule);
  }

  private static String days(Set<DayOfWeek> days) {
    return days.stream()
        .sorted()
        .map(day -> Integer.toString(day.getValue()))
        .collect(Collectors.joining());
  }

  private static CaseSchedule schedule(ResultSet row, StatementContext context)
      throws SQLException {
    return new CaseSchedule(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("work_case")),
        row.getString("kind"),
        row.getString("request"),
        row.getInt("at_minute"),
        row.getString("days")
            .chars()
            .mapToObj(day -> DayOfWeek.of(day - '0'))
            .collect(Collectors.toSet()),
        row.getBoolean("enabled"),
        Instant.ofEpochMilli(row.getLong("next_at")),
        row.getLong("version"));
  }
}
