/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.access.ScopeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** How a grant stands in its row. */
public final class GrantColumns {
  /** Those that {@link #grant} reads. */
  public static final String NAMES =
      "id, person, role, scope, organisation, engagement, work_case, object, since, until";

  private GrantColumns() {}

  /** The grant of a row. */
  public static RoleGrant grant(ResultSet row) throws SQLException {
    return new RoleGrant(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("person")),
        ColumnValue.word(Role.class, row.getString("role")),
        scope(row),
        LocalDate.parse(row.getString("since")),
        ColumnValue.day(row.getString("until")));
  }

  /** The scope that the columns of a row name. */
  public static GrantScope scope(ResultSet row) throws SQLException {
    return switch (ColumnValue.word(ScopeKind.class, row.getString("scope"))) {
      case INSTALLATION -> new GrantScope.Installation();
      case ORGANISATION ->
          new GrantScope.InOrganisation(new RandomId(row.getString("organisation")));
      case ENGAGEMENT -> new GrantScope.InEngagement(new RandomId(row.getString("engagement")));
      case CASE -> new GrantScope.InCase(new RandomId(row.getString("work_case")));
      case OBJECT ->
          new GrantScope.OnObject(
              new RandomId(row.getString("work_case")), row.getString("object"));
      case RELEASED -> new GrantScope.Released(new RandomId(row.getString("work_case")));
    };
  }

  /** The case that a scope is in. */
  public static Optional<RandomId> workCase(GrantScope scope) {
    return switch (scope) {
      case GrantScope.InCase(RandomId workCase) -> Optional.of(workCase);
      case GrantScope.OnObject(RandomId workCase, String _) -> Optional.of(workCase);
      case GrantScope.Released(RandomId workCase) -> Optional.of(workCase);
      case GrantScope.Installation _, GrantScope.InOrganisation _, GrantScope.InEngagement _ ->
          Optional.empty();
    };
  }

  /** What a scope is over, in one text. */
  public static String over(GrantScope scope) {
    return switch (scope) {
      case GrantScope.Installation _ -> "";
      case GrantScope.InOrganisation(RandomId organisation) -> organisation.text();
      case GrantScope.InEngagement(RandomId engagement) -> engagement.text();
      case GrantScope.InCase(RandomId workCase) -> workCase.text();
      case GrantScope.OnObject(RandomId workCase, String object) -> workCase + " " + object;
      case GrantScope.Released(RandomId workCase) -> workCase.text();
    };
  }

  /** The organisation of a scope over one. */
  public static String organisation(GrantScope scope) {
    return scope instanceof GrantScope.InOrganisation(RandomId organisation)
        ? organisation.text()
        : "";
  }

  /** The engagement of a scope over one. */
  public static String engagement(GrantScope scope) {
    return scope instanceof GrantScope.InEngagement(RandomId engagement) ? engagement.text() : "";
  }

  /** The object of a scope over one. */
  public static String object(GrantScope scope) {
    return scope instanceof GrantScope.OnObject(RandomId _, String object) ? object : "";
  }

  /** Writes a new row. */
  public static void insert(WriteTransaction transaction, RoleGrant grant, ActAuthor author) {
    GrantScope scope = grant.scope();
    transaction
        .handle()
        .createUpdate(
            """
            insert into role_grant (id, person, role, scope, organisation, engagement, work_case,
              object, since, until, granted_by, granted_at, ended_at, version)
            values (:id, :person, :role, :scope, :organisation, :engagement, :workCase,
              :object, :since, :until, :by, :at, 0, 1)
            """)
        .bind("id", grant.id().text())
        .bind("person", grant.person().text())
        .bind("role", grant.role().code())
        .bind("scope", scope.kind().code())
        .bind("organisation", organisation(scope))
        .bind("engagement", engagement(scope))
        .bind("workCase", ColumnValue.of(workCase(scope)))
        .bind("object", object(scope))
        .bind("since", grant.since().toString())
        .bind("until", ColumnValue.ofDay(grant.until()))
        .bind("by", ColumnValue.of(author.person()))
        .bind("at", transaction.at())
        .execute();
  }

  /** Ends a grant at once. */
  public static void end(WriteTransaction transaction, RandomId id) {
    transaction
        .handle()
        .createUpdate("update role_grant set ended_at = :at, version = version + 1 where id = :id")
        .bind("at", transaction.at())
        .bind("id", id.text())
        .execute();
  }
}
