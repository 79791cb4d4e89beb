/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.Invitation;
import io.yunheng.access.InvitationPurpose;
import io.yunheng.access.InvitedRole;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.TokenDigest;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.GrantColumns;
import io.yunheng.store.sql.SqlStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Links that were handed out. Of a token only its digest is kept. */
public final class InvitationTable {
  private static final String SELECT =
      """
      select id, purpose, person, name, mail, organisation as member_of, role, scope,
        scope_organisation as organisation, work_case, object, engagement, role_until, valid_to,
        made_by, made_at, used_at, ended_at
      from invitation where
      """;

  private final SqlStore store;

  InvitationTable(SqlStore store) {
    this.store = store;
  }

  /** The invitation of a token, open or not. */
  public Optional<Invitation> find(TokenDigest token) {
    return store.read(
        handle ->
            handle
                .createQuery(SELECT + " token = :token")
                .bind("token", token.text())
                .map((row, _) -> invitation(row))
                .findOne());
  }

  /** The invitation of an id. */
  public Optional<Invitation> find(RandomId id) {
    return store.read(handle -> find(handle, id));
  }

  /** All that are open now, the last one first. */
  public List<Invitation> open() {
    return store.read(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " used_at = 0 and ended_at = 0 and valid_to > :now"
                        + " order by made_at desc, id")
                .bind("now", store.now())
                .map((row, _) -> invitation(row))
                .list());
  }

  /** Those into an organisation that are open now, the last one first. */
  public List<Invitation> openInto(RandomId organisation) {
    return open().stream()
        .filter(one -> one.organisation().filter(organisation::equals).isPresent())
        .toList();
  }

  /** Hands one out. */
  public Invitation make(NewInvitation draft, TokenDigest token, ActAuthor author) {
    return store.write(
        transaction -> {
          Optional<GrantScope> scope = draft.role().map(InvitedRole::scope);
          RandomId id = transaction.drawId();
          transaction
              .handle()
              .createUpdate(
                  """
                  insert into invitation (id, token, purpose, person, name, mail, organisation, role,
                    scope, scope_organisation, engagement, work_case, object, role_until, valid_to,
                    made_by, made_at, used_at, ended_at)
                  values (:id, :token, :purpose, :person, :name, :mail, :memberOf, :role,
                    :scope, :organisation, :engagement, :workCase, :object, :roleUntil, :validTo,
                    :by, :at, 0, 0)
                  """)
              .bind("id", id.text())
              .bind("token", token.text())
              .bind("purpose", draft.purpose().code())
              .bind("person", ColumnValue.of(draft.person()))
              .bind("name", draft.name())
              .bind("mail", draft.mail())
              .bind("memberOf", ColumnValue.of(draft.organisation()))
              .bind("role", draft.role().map(role -> role.role().code()).orElse(""))
              .bind("scope", scope.map(one -> one.kind().code()).orElse(""))
              .bind("organisation", scope.map(GrantColumns::organisation).orElse(""))
              .bind("engagement", scope.map(GrantColumns::engagement).orElse(""))
              .bind("workCase", ColumnValue.of(scope.flatMap(GrantColumns::workCase)))
              .bind("object", scope.map(GrantColumns::object).orElse(""))
              .bind("roleUntil", ColumnValue.ofDay(draft.role().flatMap(InvitedRole::until)))
              .bind("validTo", draft.validTo().toEpochMilli())
              .bind("by", ColumnValue.of(author.person()))
              .bind("at", transaction.at())
              .execute();
          FieldChanges changes =
              FieldChanges.none()
                  .set("purpose", draft.purpose().code())
                  .set("name", draft.name())
                  .set("mail", draft.mail())
                  .set("role", draft.role().map(role -> role.role().code()).orElse(""))
                  .set("object", scope.map(GrantColumns::over).orElse(""));
          transaction.act(
              author,
              ActKind.INVITATION_MAKE,
              id,
              scope.flatMap(GrantColumns::workCase),
              0,
              changes);
          return find(transaction.handle(), id).orElseThrow();
        });
  }

  /**
   * Uses one for an account that is there: he becomes a member and is granted the role.
   *
   * @param today the first day of membership and grant
   * @return false where it is not open, and nothing was done
   */
  public boolean use(TokenDigest token, RandomId person, LocalDate today, ActAuthor author) {
    return store.write(
        transaction -> {
          Optional<Invitation> open = InvitationUse.take(transaction, token);
          open.ifPresent(one -> InvitationUse.grant(transaction, one, person, today, author));
          return open.isPresent();
        });
  }

  /**
   * Uses one by making an account, which becomes a member and is granted the role; all or nothing.
   *
   * @param today the first day of membership and grant
   * @return empty where it is not open, and nothing was done
   * @throws io.yunheng.fault.FaultException with {@code LOGIN_TAKEN}; the link stays open
   */
  public Optional<Person> use(TokenDigest token, NewPerson draft, LocalDate today) {
    return store.write(
        transaction ->
            InvitationUse.take(transaction, token)
                .map(
                    one -> {
                      Person person = PeopleTable.create(transaction, draft, ActAuthor.system());
                      ActAuthor author =
                          new ActAuthor(
                              Optional.of(person.id()),
                              Optional.empty(),
                              Optional.empty(),
                              Optional.empty());
                      InvitationUse.grant(transaction, one, person.id(), today, author);
                      return person;
                    }));
  }

  /**
   * Withdraws one.
   *
   * @return false where it was used or withdrawn already
   */
  public boolean end(RandomId id, ActAuthor author) {
    return store.write(
        transaction -> {
          int rows =
              transaction
                  .handle()
                  .createUpdate(
                      """
                      update invitation set ended_at = :at
                      where id = :id and used_at = 0 and ended_at = 0
                      """)
                  .bind("at", transaction.at())
                  .bind("id", id.text())
                  .execute();
          if (rows > 0) {
            transaction.act(author, ActKind.INVITATION_END, id, 0, FieldChanges.none());
          }
          return rows > 0;
        });
  }

  static Optional<Invitation> find(Handle handle, RandomId id) {
    return handle
        .createQuery(SELECT + " id = :id")
        .bind("id", id.text())
        .map((row, _) -> invitation(row))
        .findOne();
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    String role = row.getString("role");
    return new Invitation(
        new RandomId(row.getString("id")),
        ColumnValue.word(InvitationPurpose.class, row.getString("purpose")),
        ColumnValue.id(row.getString("person")),
        row.getString("name"),
        row.getString("mail"),
        ColumnValue.id(row.getString("member_of")),
        role.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new InvitedRole(
                    ColumnValue.word(Role.class, role),
                    GrantColumns.scope(row),
                    ColumnValue.day(row.getString("role_until")))),
        Instant.ofEpochMilli(row.getLong("valid_to")),
        ColumnValue.id(row.getString("made_by")),
        Instant.ofEpochMilli(row.getLong("made_at")),
        ColumnValue.moment(row.getLong("used_at")),
        ColumnValue.moment(row.getLong("ended_at")));
  }
}
