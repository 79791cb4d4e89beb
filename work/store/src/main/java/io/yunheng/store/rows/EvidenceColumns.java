/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceContent;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceScan;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.PartialUpload;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.WriteTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** How evidence and uploads stand in their rows. */
public final class EvidenceColumns {
  /** Those that {@link #evidence} reads, of the table {@code e}. */
  public static final String NAMES =
      "e.id, e.work_case, e.path, e.object, e.kind, e.sha256, e.sm3, e.size, e.type, e.origin,"
          + " e.evidence_date, e.uploaded_at, e.uploaded_by, e.replaces, e.state, e.scan,"
          + " e.scanned_at, e.note, e.version";

  /** Those that {@link #upload} reads, of the table {@code u}. */
  public static final String UPLOAD_NAMES =
      "u.id, u.work_case, u.person, u.path, u.object, u.kind, u.origin, u.evidence_date, u.note,"
          + " u.size, u.received, u.began_at, u.sha256, u.sm3";

  private EvidenceColumns() {}

  /** The piece of evidence of a row. */
  public static CaseEvidenceFile evidence(ResultSet row, StatementContext context)
      throws SQLException {
    Optional<Instant> scanned = ColumnValue.moment(row.getLong("scanned_at"));
    String answer = row.getString("scan");
    return new CaseEvidenceFile(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("work_case")),
        description(row),
        new EvidenceContent(
            row.getString("sha256"),
            row.getString("sm3"),
            row.getLong("size"),
            row.getString("type")),
        MarkColumns.mark(row, "uploaded_at", "uploaded_by"),
        ColumnValue.id(row.getString("replaces")),
        ColumnValue.word(EvidenceState.class, row.getString("state")),
        scanned.map(at -> new EvidenceScan(answer, at)),
        row.getLong("version"));
  }

  /** The upload of a row. */
  public static PartialUpload upload(ResultSet row, StatementContext context) throws SQLException {
    return new PartialUpload(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("work_case")),
        new RandomId(row.getString("person")),
        description(row),
        row.getLong("size"),
        row.getLong("received"),
        Instant.ofEpochMilli(row.getLong("began_at")));
  }

  private static EvidenceDescription description(ResultSet row) throws SQLException {
    return new EvidenceDescription(
        row.getString("path"),
        row.getString("object"),
        ColumnValue.word(EvidenceKind.class, row.getString("kind")),
        row.getString("origin"),
        ColumnValue.day(row.getString("evidence_date")),
        row.getString("note"));
  }

  /** Writes the row of new evidence. */
  public static void insert(WriteTransaction transaction, CaseEvidenceFile one) {
    EvidenceDescription description = one.description();
    EvidenceContent content = one.content();
    transaction
        .handle()
        .createUpdate(
            """
            insert into evidence (id, work_case, path, object, kind, sha256, sm3, size, type, origin,
              evidence_date, uploaded_at, uploaded_by, replaces, state, scan, scanned_at, note,
              version)
            values (:id, :workCase, :path, :object, :kind, :sha256, :sm3, :size, :type, :origin,
              :date, :at, :by, :replaces, :state, '', 0, :note, 1)
            """)
        .bind("id", one.id().text())
        .bind("workCase", one.workCase().text())
        .bind("path", description.path())
        .bind("object", description.object())
        .bind("kind", description.kind().code())
        .bind("sha256", content.sha256())
        .bind("sm3", content.sm3())
        .bind("size", content.size())
        .bind("type", content.type())
        .bind("origin", description.origin())
        .bind("date", ColumnValue.ofDay(description.date()))
        .bind("at", one.uploaded().at().toEpochMilli())
        .bind("by", one.uploaded().by().text())
        .bind("replaces", ColumnValue.of(one.replaces()))
        .bind("state", one.state().code())
        .bind("note", description.note())
        .execute();
  }

  /** Writes the row of a new upload. */
  public static void insert(WriteTransaction transaction, PartialUpload one) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into upload (id, work_case, person, path, object, kind, origin, evidence_date,
              note, size, received, sha256, sm3, began_at, seen_at)
            values (:id, :workCase, :person, :path, :object, :kind, :origin, :date,
              :note, :size, 0, '', '', :at, :at)
            """)
        .bind("id", one.id().text())
        .bind("workCase", one.workCase().text())
        .bind("person", one.person().text())
        .bind("path", one.description().path())
        .bind("object", one.description().object())
        .bind("kind", one.description().kind().code())
        .bind("origin", one.description().origin())
        .bind("date", ColumnValue.ofDay(one.description().date()))
        .bind("note", one.description().note())
        .bind("size", one.size())
        .bind("at", transaction.at())
        .execute();
  }
}
