/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.CaseDescription;
import io.yunheng.casework.CaseKeeping;
import io.yunheng.casework.CaseState;
import io.yunheng.casework.WorkCase;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.WriteTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** How a case stands in its row. */
public final class CaseColumns {
  /** Those that {@link #workCase} reads, of the table {@code c}. */
  public static final String NAMES =
      "c.id, c.organisation, c.name, c.subject, c.grade, c.self_check, c.state, c.owner, c.tenant,"
          + " c.system_name, c.as_of, c.time_zone, c.example, c.quota, c.hold, c.keep_until,"
          + " c.created_at, c.version";

  private CaseColumns() {}

  /** The case of a row. */
  public static WorkCase workCase(ResultSet row, StatementContext context) throws SQLException {
    return new WorkCase(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("organisation")),
        ColumnValue.id(row.getString("owner")),
        ColumnValue.word(CaseState.class, row.getString("state")),
        new CaseDescription(
            row.getString("name"),
            ColumnValue.word(SubjectKind.class, row.getString("subject")),
            row.getInt("grade"),
            row.getBoolean("self_check"),
            row.getString("tenant"),
            row.getString("system_name"),
            ColumnValue.moment(row.getLong("as_of")),
            ZoneId.of(row.getString("time_zone"))),
        new CaseKeeping(
            row.getLong("quota"),
            row.getString("hold"),
            ColumnValue.day(row.getString("keep_until")),
            Instant.ofEpochMilli(row.getLong("created_at"))),
        row.getBoolean("example"),
        row.getLong("version"));
  }

  /** What people edit of a case, as the texts of an act. */
  public static Map<String, String> fields(WorkCase one) {
    CaseDescription description = one.description();
    Map<String, String> fields = new TreeMap<>();
    fields.put("name", description.name());
    fields.put("subject", description.subject().code());
    fields.put("grade", Integer.toString(description.grade()));
    fields.put("selfCheck", Boolean.toString(description.selfCheck()));
    fields.put("tenant", description.tenant());
    fields.put("systemName", description.systemName());
    fields.put("asOf", description.asOf().map(Instant::toString).orElse(""));
    fields.put("timeZone", description.timeZone().getId());
    fields.put("owner", ColumnValue.of(one.owner()));
    fields.put("quota", Long.toString(one.keeping().quota()));
    fields.put("hold", one.keeping().hold());
    fields.put("keepUntil", ColumnValue.ofDay(one.keeping().keepUntil()));
    return fields;
  }

  /** Writes a new row. */
  public static void insert(WriteTransaction transaction, WorkCase one, ActAuthor author) {
    bind(
            transaction
                .handle()
                .createUpdate(
                    """
                    insert into work_case (id, organisation, name, subject, grade, self_check, state,
                      owner, tenant, system_name, as_of, time_zone, example, quota, key_id, hold,
                      keep_until, created_at, created_by, version)
                    values (:id, :organisation, :name, :subject, :grade, :selfCheck, :state,
                      :owner, :tenant, :systemName, :asOf, :timeZone, :example, :quota, '', :hold,
                      :keepUntil, :at, :by, 1)
                    """),
            one)
        .bind("organisation", one.organisation().text())
        .bind("state", one.state().code())
        .bind("example", one.example())
        .bind("at", transaction.at())
        .bind("by", author.person().orElseThrow().text())
        .execute();
  }

  /** Writes what people edit. */
  public static void update(WriteTransaction transaction, WorkCase one, long version) {
    bind(
            transaction
                .handle()
                .createUpdate(
                    """
                    update work_case set name = :name, subject = :subject, grade = :grade,
                      self_check = :selfCheck, owner = :owner, tenant = :tenant,
                      system_name = :systemName, as_of = :asOf, time_zone = :timeZone,
                      quota = :quota, hold = :hold, keep_until = :keepUntil, version = :version
                    where id = :id
                    """),
            one)
        .bind("version", version)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, WorkCase one) {
    CaseDescription description = one.description();
    return statement
        .bind("id", one.id().text())
        .bind("name", description.name())
        .bind("subject", description.subject().code())
        .bind("grade", description.grade())
        .bind("selfCheck", description.selfCheck())
        .bind("owner", ColumnValue.of(one.owner()))
        .bind("tenant", description.tenant())
        .bind("systemName", description.systemName())
        .bind("asOf", description.asOf().map(Instant::toEpochMilli).orElse(0L))
        .bind("timeZone", description.timeZone().getId())
        .bind("quota", one.keeping().quota())
        .bind("hold", one.keeping().hold())
        .bind("keepUntil", ColumnValue.ofDay(one.keeping().keepUntil()));
  }
}
