/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Membership;
import io.yunheng.access.RandomId;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import io.yunheng.store.sql.WriteTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who belongs to which organisation. */
public final class MembershipTable {
  private static final String COLUMNS = "id, organisation, person, since, until, deputy, version";

  private final SqlStore store;

  MembershipTable(SqlStore store) {
    this.store = store;
  }

  /** The membership of an id. */
  public Optional<Membership> find(RandomId id) {
    return store.read(handle -> find(handle, id));
  }

  /** All memberships of a person, ended ones too. */
  public List<Membership> ofPerson(RandomId person) {
    return store.read(handle -> by(handle, "person", person));
  }

  /** All memberships in an organisation, ended ones too. */
  public List<Membership> inOrganisation(RandomId organisation) {
    return store.read(handle -> by(handle, "organisation", organisation));
  }

  /** Makes somebody a member. */
  public Membership create(
      RandomId organisation,
      RandomId person,
      LocalDate since,
      Optional<LocalDate> until,
      ActAuthor author) {
    return store.write(
        transaction -> create(transaction, organisation, person, since, until, author));
  }

  static Membership create(
      WriteTransaction transaction,
      RandomId organisation,
      RandomId person,
      LocalDate since,
      Optional<LocalDate> until,
      ActAuthor author) {
    Membership one =
        new Membership(
            transaction.drawId(), organisation, person, since, until, Optional.empty(), 1);
    transaction
        .handle()
        .createUpdate(
            """
            insert into membership (id, organisation, person, since, until, deputy, version)
            values (:id, :organisation, :person, :since, :until, '', 1)
            """)
        .bind("id", one.id().text())
        .bind("organisation", organisation.text())
        .bind("person", person.text())
        .bind("since", since.toString())
        .bind("until", ColumnValue.ofDay(until))
        .execute();
    FieldChanges changes =
        FieldChanges.none()
            .set("organisation", organisation.text())
            .set("person", person.text())
            .set("since", since.toString())
            .set("until", ColumnValue.ofDay(until));
    transaction.act(author, ActKind.MEMBERSHIP_CREATE, one.id(), 1, changes);
    return one;
  }

  /**
   * Saves days and deputy of a membership.
   *
   * @param wanted with the version that was seen
   * @throws java.util.NoSuchElementException if there is no such membership
   */
  public SaveResult<Membership> change(Membership wanted, ActAuthor author) {
    return store.write(
        transaction -> {
          Membership was = find(transaction.handle(), wanted.id()).orElseThrow();
          FieldChanges changes =
              FieldChanges.none()
                  .change("since", was.since().toString(), wanted.since().toString())
                  .change(
                      "until", ColumnValue.ofDay(was.until()), ColumnValue.ofDay(wanted.until()))
                  .change("deputy", ColumnValue.of(was.deputy()), ColumnValue.of(wanted.deputy()));
          return transaction.save(
              was,
              wanted,
              Membership::version,
              changes,
              version -> update(transaction, wanted, version, changes, author));
        });
  }

  private static Membership update(
      WriteTransaction transaction,
      Membership wanted,
      long version,
      FieldChanges changes,
      ActAuthor author) {
    transaction
        .handle()
        .createUpdate(
            """
            update membership set since = :since, until = :until, deputy = :deputy,
              version = :version where id = :id
            """)
        .bind("since", wanted.since().toString())
        .bind("until", ColumnValue.ofDay(wanted.until()))
        .bind("deputy", ColumnValue.of(wanted.deputy()))
        .bind("version", version)
        .bind("id", wanted.id().text())
        .execute();
    transaction.act(author, ActKind.MEMBERSHIP_CHANGE, wanted.id(), version, changes);
    return find(transaction.handle(), wanted.id()).orElseThrow();
  }

  /**
   * Hands over all that somebody does in an organisation: his grants over it and its cases, the
   * cases that he is responsible for, and whom he is a deputy of. It is one act.
   *
   * @param today from when the grants of the other one hold
   * @return how many grants and cases
   */
  public int handOver(
      RandomId organisation, RandomId from, RandomId to, LocalDate today, ActAuthor author) {
    if (from.equals(to)) {
      throw new IllegalArgumentException("nobody hands over to himself");
    }
    return store.write(
        transaction -> new WorkHandover(transaction, organisation, from, to).run(today, author));
  }

  private static List<Membership> by(Handle handle, String column, RandomId id) {
    return handle
        .createQuery(
            "select " + COLUMNS + " from membership where " + column + " = :id order by since, id")
        .bind("id", id.text())
        .map((row, _) -> membership(row))
        .list();
  }

  private static Optional<Membership> find(Handle handle, RandomId id) {
    return handle
        .createQuery("select " + COLUMNS + " from membership where id = :id")
        .bind("id", id.text())
        .map((row, _) -> membership(row))
        .findOne();
  }

  private static Membership membership(ResultSet row) throws SQLException {
    return new Membership(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("organisation")),
        new RandomId(row.getString("person")),
        LocalDate.parse(row.getString("since")),
        ColumnValue.day(row.getString("until")),
        ColumnValue.id(row.getString("deputy")),
        row.getLong("version"));
  }
}
