/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.casework.CaseRecord;
import io.yunheng.casework.RecordEdit;
import io.yunheng.casework.RecordFinding;
import io.yunheng.casework.RecordMove;
import io.yunheng.casework.RecordRefusal;
import io.yunheng.casework.RecordRefusal.Reason;
import io.yunheng.casework.RecordSeen;
import io.yunheng.casework.RecordStage;
import io.yunheng.casework.RecordTask;
import io.yunheng.casework.RecordWords;
import io.yunheng.casework.RecordWriting;
import io.yunheng.store.ActKind;
import io.yunheng.store.SaveResult;
import io.yunheng.store.SaveResult.Saved;
import io.yunheng.store.SaveResult.Stale;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.WriteTransaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Changes the records of a case in a transaction, each time with its act. */
public final class RecordChanges {
  private final WriteTransaction transaction;
  private final Handle handle;
  private final RandomId workCase;
  private final ActAuthor author;
  private final String person;

  /**
   * Changes in a transaction.
   *
   * @param author a person
   */
  public RecordChanges(WriteTransaction transaction, RandomId workCase, ActAuthor author) {
    this.transaction = transaction;
    this.handle = transaction.handle();
    this.workCase = workCase;
    this.author = author;
    this.person = author.person().orElseThrow().text();
  }

  /** Writes in a record; what was submitted or reviewed has to be so again. */
  public SaveResult<CaseRecord> write(RecordEdit edit) {
    Optional<CaseRecord> was = find(edit.row());
    if (was.map(CaseRecord::version).orElse(0L) != edit.version()) {
      return new Stale<>(was.orElseGet(() -> make(edit.row())));
    }
    CaseRecord record = was.orElseGet(() -> make(edit.row()));
    boolean same = record.entry().equals(edit.entry()) && record.files().equals(edit.files());
    if (same && !edit.confirms()) {
      return new Saved<>(record);
    }
    long version = edit.version() + 1;
    insert(record.id(), edit, version);
    RecordFinding finding = RecordWriting.standing(RecordColumns.writings(handle, record.id()));
    RecordStage stage =
        record.stage() == RecordStage.RETURNED ? RecordStage.RETURNED : RecordStage.OPEN;
    Update update =
        handle
            .createUpdate(
                """
                update case_record set verdict = :verdict, result = :result, evidence = :evidence, reason = :reason,
                  files = :files, run = :run, scale = :scale, state = :state, stage = :stage,
                  written_at = :at, written_by = :by, version = :version where id = :id
                """)
            .bind("stage", stage.code())
            .bind("version", version)
            .bind("id", record.id().text());
    words(finding(update, finding), edit.entry(), edit.files()).execute();
    if (stage != record.stage()) {
      step(record.id(), stage, "");
    }
    act(
        ActKind.RECORD_WRITE,
        record.id(),
        version,
        told(record, edit)
            .set("row", edit.row().toString())
            .change("stage", record.stage().code(), stage.code()));
    return new Saved<>(find(edit.row()).orElseThrow());
  }

  private static FieldChanges told(CaseRecord was, RecordEdit edit) {
    FieldChanges changes =
        FieldChanges.none()
            .change("verdict", RecordWords.verdict(was.entry()), RecordWords.verdict(edit.entry()))
            .change("result", was.entry().result(), edit.entry().result())
            .change("evidence", was.entry().evidence(), edit.entry().evidence())
            .change("reason", was.entry().reason(), edit.entry().reason())
            .change("files", RecordColumns.list(was.files()), RecordColumns.list(edit.files()));
    return edit.confirms() ? changes.set("confirms", "true") : changes;
  }

  private void insert(RandomId record, RecordEdit edit, long version) {
    Update insert =
        handle
            .createUpdate(
                """
                insert into record_writing (record, version, verdict, result, evidence, reason, files, run, scale,
                  state, confirms, written_at, written_by)
                values (:record, :version, :verdict, :result, :evidence, :reason, :files, :run, :scale,
                  :state, :confirms, :at, :by)
                """)
            .bind("record", record.text())
            .bind("version", version)
            .bind("confirms", edit.confirms());
    words(finding(insert, edit.finding()), edit.entry(), edit.files()).execute();
  }

  private Update words(Update update, WorkbookEntry entry, List<RandomId> files) {
    return update
        .bind("verdict", RecordWords.verdict(entry))
        .bind("result", entry.result())
        .bind("evidence", entry.evidence())
        .bind("reason", entry.reason())
        .bind("files", RecordColumns.list(files))
        .bind("at", transaction.at())
        .bind("by", person);
  }

  private static Update finding(Update update, RecordFinding finding) {
    return update
        .bind("run", ColumnValue.of(finding.run()))
        .bind("scale", finding.scaleCode())
        .bind("state", finding.state());
  }

  /** An empty record; it has a version from the first change on. */
  private CaseRecord make(RowKey row) {
    Update insert =
        handle
            .createUpdate(
                """
                insert into case_record (id, work_case, item, object, verdict, result, evidence, reason, files, run,
                  scale, state, owner, due, stage, written_at, written_by, version)
                values (:id, :case, :item, :object, '', '', '', '', '', :run, :scale, :state, '', '', 'open', 0, '', 0)
                """)
            .bind("id", transaction.drawId().text())
            .bind("case", workCase.text())
            .bind("item", row.item())
            .bind("object", row.object());
    finding(insert, RecordFinding.NONE).execute();
    return find(row).orElseThrow();
  }

  private Optional<CaseRecord> find(RowKey row) {
    return new RowSelect(RecordColumns.NAMES, RecordColumns.FROM)
        .where("r.work_case = :case", "case", workCase.text())
        .where("r.item = :item", "item", row.item())
        .where("r.object = :object", "object", row.object())
        .one(handle, RecordColumns::record);
  }

  /** Lets somebody work on records, or nobody; how many were given to somebody else than before. */
  public int assign(List<RowKey> rows, RecordTask task) {
    Map<RowKey, CaseRecord> changed = new LinkedHashMap<>();
    for (RowKey row : rows) {
      CaseRecord record = find(row).orElseGet(() -> make(row));
      if (!record.task().equals(task)) {
        changed.put(row, record);
      }
    }
    FieldChanges changes = FieldChanges.none();
    changed.forEach(
        (row, record) -> {
          handle.execute(
              "update case_record set owner = ?, due = ? where id = ?",
              ColumnValue.of(task.owner()),
              ColumnValue.ofDay(task.due()),
              record.id().text());
          changes
              .change(
                  "owner/" + row,
                  ColumnValue.of(record.task().owner()),
                  ColumnValue.of(task.owner()))
              .change(
                  "due/" + row,
                  ColumnValue.ofDay(record.task().due()),
                  ColumnValue.ofDay(task.due()));
        });
    if (!changes.isEmpty()) {
      act(ActKind.RECORD_ASSIGN, workCase, 0, changes);
    }
    return changed.size();
  }

  /**
   * Brings records into another stage, all or none of them.
   *
   * @return what stands against it; empty where all were
   */
  public List<RecordRefusal> move(List<RecordSeen> seen, RecordMove move) {
    List<RecordRefusal> refused = new ArrayList<>();
    Map<RecordSeen, CaseRecord> moved = new LinkedHashMap<>();
    for (RecordSeen one : seen) {
      CaseRecord record = find(one.row()).orElseGet(() -> make(one.row()));
      Optional<Reason> against = against(one, record, move);
      against.ifPresent(reason -> refused.add(new RecordRefusal(one.row(), reason)));
      moved.put(one, record);
    }
    if (!refused.isEmpty()) {
      return refused;
    }
    FieldChanges changes = FieldChanges.none();
    moved.forEach(
        (one, record) -> {
          move(one, record, move);
          changes.change("stage/" + one.row(), record.stage().code(), move.to().code());
        });
    if (!changes.isEmpty()) {
      act(ActKind.RECORD_MOVE, workCase, 0, changes);
    }
    return List.of();
  }

  private Optional<Reason> against(RecordSeen seen, CaseRecord record, RecordMove move) {
    if (record.version() != seen.version()) {
      return Optional.of(Reason.STALE);
    }
    if (!move.from(record.stage())) {
      return Optional.of(Reason.STAGE);
    }
    boolean stands = move == RecordMove.SUBMIT && record.entry().empty();
    if (move != RecordMove.RETURN && !stands && record.moved(seen.finding().state())) {
      return Optional.of(Reason.MOVED);
    }
    return move == RecordMove.REVIEW && own(record) ? Optional.of(Reason.OWN) : Optional.empty();
  }

  /** Whether the author wrote the record last, or submitted it. */
  private boolean own(CaseRecord record) {
    return record.written().filter(mark -> mark.by().text().equals(person)).isPresent()
        || RecordColumns.steps(handle, record.id()).stream()
            .filter(step -> step.stage() == RecordStage.SUBMITTED)
            .reduce((_, last) -> last)
            .filter(step -> step.mark().by().text().equals(person))
            .isPresent();
  }

  private void move(RecordSeen seen, CaseRecord record, RecordMove move) {
    boolean stands = move == RecordMove.SUBMIT && record.entry().empty();
    Update update =
        handle
            .createUpdate(
                """
                update case_record set stage = :stage, version = version + 1, run = :run, scale = :scale, state = :state
                  where id = :id
                """)
            .bind("stage", move.to().code())
            .bind("id", record.id().text());
    finding(update, stands ? seen.finding() : record.finding()).execute();
    step(record.id(), move.to(), author.reason().orElse(""));
  }

  private void step(RandomId record, RecordStage stage, String reason) {
    handle
        .createUpdate(
            """
            insert into record_step (record, number, stage, at, by, reason)
            select :record, coalesce(max(number), 0) + 1, :stage, :at, :by, :reason
              from record_step where record = :record
            """)
        .bind("record", record.text())
        .bind("stage", stage.code())
        .bind("at", transaction.at())
        .bind("by", person)
        .bind("reason", reason)
        .execute();
  }

  /** Remarks something on a record. */
  public CaseRecord comment(RowKey row, String text) {
    CaseRecord record = find(row).orElseGet(() -> make(row));
    handle.execute(
        "insert into record_comment (id, record, body, at, by) values (?, ?, ?, ?, ?)",
        transaction.drawId().text(),
        record.id().text(),
        text,
        transaction.at(),
        person);
    act(
        ActKind.RECORD_COMMENT,
        record.id(),
        record.version(),
        FieldChanges.none().set("row", row.toString()).set("comment", text));
    return record;
  }

  private void act(ActKind kind, RandomId object, long version, FieldChanges changes) {
    transaction.act(author, kind, object, Optional.of(workCase), version, changes);
  }
}
