/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.casework.CaseRecord;
import io.yunheng.casework.RecordComment;
import io.yunheng.casework.RecordFinding;
import io.yunheng.casework.RecordStage;
import io.yunheng.casework.RecordStep;
import io.yunheng.casework.RecordTask;
import io.yunheng.casework.RecordWords;
import io.yunheng.casework.RecordWriting;
import io.yunheng.store.sql.ColumnValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** How records stand in their rows. */
public final class RecordColumns {
  /** The table that {@link #NAMES} are of. */
  public static final String FROM = "case_record r";

  /** Those that {@link #record} reads. */
  public static final String NAMES =
      "r.id, r.work_case, r.item, r.object, r.verdict, r.result, r.evidence, r.reason, r.files,"
          + " r.run, r.scale, r.state, r.owner, r.due, r.stage, r.written_at, r.written_by,"
          + " r.version";

  private static final String WRITING_NAMES =
      "r.item, r.object, w.verdict, w.result, w.evidence, w.reason, w.files, w.run, w.scale,"
          + " w.state, w.confirms, w.written_at, w.written_by, w.version";

  private static final String WRITING_FROM =
      "record_writing w join case_record r on r.id = w.record";

  private static final String COMMA = ",";

  private RecordColumns() {}

  /** The record of a row. */
  public static CaseRecord record(ResultSet row, StatementContext context) throws SQLException {
    return new CaseRecord(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("work_case")),
        key(row),
        new RecordWords(entry(row), files(row), MarkColumns.maybe(row, "written_at", "written_by")),
        finding(row),
        new RecordTask(
            ColumnValue.id(row.getString("owner")), ColumnValue.day(row.getString("due"))),
        ColumnValue.word(RecordStage.class, row.getString("stage")),
        row.getLong("version"));
  }

  private static RowKey key(ResultSet row) throws SQLException {
    return new RowKey(row.getString("item"), row.getString("object"));
  }

  private static WorkbookEntry entry(ResultSet row) throws SQLException {
    return RecordWords.entry(
        row.getString("result"),
        row.getString("verdict"),
        row.getString("evidence"),
        row.getString("reason"));
  }

  private static List<RandomId> files(ResultSet row) throws SQLException {
    return Stream.of(row.getString("files").split(COMMA))
        .map(ColumnValue::id)
        .flatMap(Optional::stream)
        .toList();
  }

  private static RecordFinding finding(ResultSet row) throws SQLException {
    return RecordFinding.of(
        ColumnValue.id(row.getString("run")), row.getString("scale"), row.getString("state"));
  }

  /** Ids in one column. */
  public static String list(List<RandomId> ids) {
    return ids.stream().map(RandomId::text).collect(Collectors.joining(COMMA));
  }

  /** What was written in one record, the first first. */
  public static List<RecordWriting> writings(Handle handle, RandomId record) {
    return new RowSelect(WRITING_NAMES, WRITING_FROM)
        .where("w.record = :record", "record", record.text())
        .all(handle, "w.version", RecordColumns::writing);
  }

  /** What was written in all records of a case, in the order in which it was. */
  public static List<RecordWriting> ofCase(Handle handle, RandomId workCase) {
    return new RowSelect(WRITING_NAMES, WRITING_FROM)
        .where("r.work_case = :case", "case", workCase.text())
        .all(handle, "w.written_at, r.item, r.object, w.version", RecordColumns::writing);
  }

  private static RecordWriting writing(ResultSet row, StatementContext context)
      throws SQLException {
    return new RecordWriting(
        key(row),
        entry(row),
        files(row),
        finding(row),
        row.getBoolean("confirms"),
        MarkColumns.mark(row, "written_at", "written_by"),
        row.getLong("version"));
  }

  /** The stages of a record, the first first. */
  public static List<RecordStep> steps(Handle handle, RandomId record) {
    return new RowSelect("t.stage, t.at, t.by, t.reason", "record_step t")
        .where("t.record = :record", "record", record.text())
        .all(
            handle,
            "t.number",
            (row, _) ->
                new RecordStep(
                    ColumnValue.word(RecordStage.class, row.getString("stage")),
                    MarkColumns.mark(row, "at", "by"),
                    row.getString("reason")));
  }

  /** What was remarked on a record, the first first. */
  public static List<RecordComment> comments(Handle handle, RandomId record) {
    return new RowSelect("c.body, c.at, c.by", "record_comment c")
        .where("c.record = :record", "record", record.text())
        .all(
            handle,
            "c.at, c.id",
            (row, _) ->
                new RecordComment(row.getString("body"), MarkColumns.mark(row, "at", "by")));
  }
}
