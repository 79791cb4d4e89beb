/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.RandomId;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.RunItem;
import io.yunheng.casework.RunObservation;
import io.yunheng.store.NewRun;
import io.yunheng.store.sql.WriteTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** How runs and their index stand in their rows. */
public final class RunColumns {
  /** Those that {@link #run} reads, of the table {@code r}. */
  public static final String NAMES =
      "r.id, r.work_case, r.job, r.case_digest, r.as_of, r.scale, r.ended_at, r.folder, r.summary";

  /** Those that {@link #item} reads, of the table {@code i}. */
  public static final String ITEM_NAMES =
      "i.item, i.object, i.object_name, i.layer, i.control_point, i.verdict, i.item_verdict,"
          + " i.by_person, i.state, i.place";

  /** Those that {@link #observation} reads, of the table {@code i}. */
  public static final String OBSERVATION_NAMES =
      "i.number, i.item, i.object, i.check_id, i.outcome, i.resource, i.place";

  private RunColumns() {}

  /** The run of a row. */
  public static AssessmentRun run(ResultSet row, StatementContext context) throws SQLException {
    return new AssessmentRun(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("work_case")),
        new RandomId(row.getString("job")),
        row.getString("case_digest"),
        Instant.ofEpochMilli(row.getLong("as_of")),
        row.getString("scale"),
        Instant.ofEpochMilli(row.getLong("ended_at")),
        row.getString("folder"),
        row.getString("summary"));
  }

  /** The item of a row. */
  public static RunItem item(ResultSet row, StatementContext context) throws SQLException {
    return new RunItem(
        row.getString("item"),
        row.getString("object"),
        row.getString("object_name"),
        row.getString("layer"),
        row.getString("control_point"),
        row.getString("verdict"),
        row.getString("item_verdict"),
        row.getBoolean("by_person"),
        row.getString("state"),
        row.getLong("place"));
  }

  /** The observation of a row. */
  public static RunObservation observation(ResultSet row, StatementContext context)
      throws SQLException {
    return new RunObservation(
        row.getLong("number"),
        row.getString("item"),
        row.getString("object"),
        row.getString("check_id"),
        row.getString("outcome"),
        row.getString("resource"),
        row.getLong("place"));
  }

  /** The run of an id that is shown. */
  public static Optional<AssessmentRun> find(Handle handle, RandomId id) {
    return new RowSelect(NAMES, "run r")
        .where("r.id = :id", "id", id.text())
        .where("r.indexed = true")
        .one(handle, RunColumns::run);
  }

  /** Whether a job has kept its run already. */
  public static boolean kept(Handle handle, RandomId job) {
    return new RowSelect("r.id", "run r")
            .where("r.job = :job", "job", job.text())
            .where("r.indexed = true")
            .count(handle)
        > 0;
  }

  /** Removes what an earlier attempt of a job left. */
  public static void forget(Handle handle, RandomId job) {
    handle.execute(
        "delete from observation where run in (select id from run where job = ?)", job.text());
    handle.execute(
        "delete from run_item where run in (select id from run where job = ?)", job.text());
    handle.execute("delete from run where job = ?", job.text());
  }

  /** Writes the row of a run that is not shown yet. */
  public static RandomId insert(WriteTransaction transaction, CaseJob job, NewRun draft) {
    RandomId id = transaction.drawId();
    transaction
        .handle()
        .createUpdate(
            """
            insert into run (id, work_case, job, case_digest, as_of, scale, ended_at, folder, summary,
              indexed)
            values (:id, :case, :job, :digest, :asOf, :scale, :at, :folder, :summary, false)
            """)
        .bind("id", id.text())
        .bind("case", job.workCase().text())
        .bind("job", job.id().text())
        .bind("digest", draft.caseDigest())
        .bind("asOf", draft.asOf().toEpochMilli())
        .bind("scale", draft.scale())
        .bind("at", transaction.at())
        .bind("folder", draft.folder())
        .bind("summary", draft.summary())
        .execute();
    return id;
  }

  /** Writes items of a run. */
  public static void items(Handle handle, RandomId run, List<RunItem> items) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into run_item (run, item, object, object_name, layer, control_point, verdict,
              item_verdict, by_person, state, place)
            values (:run, :item, :object, :name, :layer, :point, :verdict,
              :itemVerdict, :byPerson, :state, :place)
            """);
    for (RunItem one : items) {
      batch
          .bind("run", run.text())
          .bind("item", one.item())
          .bind("object", one.object())
          .bind("name", one.objectName())
          .bind("layer", one.layer())
          .bind("point", one.controlPoint())
          .bind("verdict", one.verdict())
          .bind("itemVerdict", one.itemVerdict())
          .bind("byPerson", one.byPerson())
          .bind("state", one.state())
          .bind("place", one.place())
          .add();
    }
    batch.execute();
  }

  /** Writes observations of a run. */
  public static void observations(Handle handle, RandomId run, List<RunObservation> all) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into observation (run, number, item, object, check_id, outcome, resource, place)
            values (:run, :number, :item, :object, :check, :outcome, :resource, :place)
            """);
    for (RunObservation one : all) {
      batch
          .bind("run", run.text())
          .bind("number", one.number())
          .bind("item", one.item())
          .bind("object", one.object())
          .bind("check", one.check())
          .bind("outcome", one.outcome())
          .bind("resource", one.resource())
          .bind("place", one.place())
          .add();
    }
    batch.execute();
  }
}
