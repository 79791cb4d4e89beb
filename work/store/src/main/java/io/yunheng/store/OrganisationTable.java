/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.OrganisationKind;
import io.yunheng.access.RandomId;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import io.yunheng.store.sql.WriteTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Organisations. */
public final class OrganisationTable {
  private static final String COLUMNS = "id, name, kind, state, version";
  private static final String ACTIVE = "active";
  private static final String CLOSED = "closed";

  private final SqlStore store;

  OrganisationTable(SqlStore store) {
    this.store = store;
  }

  /** The organisation of an id. */
  public Optional<WorkOrganisation> find(RandomId id) {
    return store.read(handle -> find(handle, id));
  }

  /** Those of some ids, in the order of their names. */
  public List<WorkOrganisation> find(Collection<RandomId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + COLUMNS
                        + " from organisation where id in (<ids>) order by name, id")
                .bindList("ids", ids.stream().map(RandomId::text).toList())
                .map((row, _) -> organisation(row))
                .list());
  }

  /**
   * Organisations in the order of their names.
   *
   * @param text what the name contains; empty for all
   */
  public RowList<WorkOrganisation> list(String text, RowWindow window) {
    String like = ColumnValue.containing(text.toLowerCase(Locale.ROOT));
    String where = " from organisation where lower(name) like :text escape '!'";
    return store.read(
        handle ->
            new RowList<>(
                handle
                    .createQuery(
                        "select " + COLUMNS + where + " order by name, id limit :most offset :from")
                    .bind("text", like)
                    .bind("most", window.most())
                    .bind("from", window.from())
                    .map((row, _) -> organisation(row))
                    .list(),
                handle
                    .createQuery("select count(*)" + where)
                    .bind("text", like)
                    .mapTo(Long.class)
                    .one()));
  }

  /**
   * Makes one.
   *
   * @throws FaultException with {@code NAME_TAKEN}
   */
  public WorkOrganisation create(String name, OrganisationKind kind, ActAuthor author) {
    return store.write(
        transaction -> {
          refuseTaken(transaction.handle(), name);
          WorkOrganisation one = new WorkOrganisation(transaction.drawId(), name, kind, true, 1);
          transaction
              .handle()
              .createUpdate(
                  """
                  insert into organisation (id, name, kind, state, created_at, version)
                  values (:id, :name, :kind, :state, :at, 1)
                  """)
              .bind("id", one.id().text())
              .bind("name", name)
              .bind("kind", kind.code())
              .bind("state", ACTIVE)
              .bind("at", transaction.at())
              .execute();
          FieldChanges changes = FieldChanges.none().set("name", name).set("kind", kind.code());
          transaction.act(author, ActKind.ORGANISATION_CREATE, one.id(), 1, changes);
          return one;
        });
  }

  /**
   * Saves one.
   *
   * @param wanted with the version that was seen
   * @throws FaultException with {@code NAME_TAKEN}
   * @throws java.util.NoSuchElementException if there is no such organisation
   */
  public SaveResult<WorkOrganisation> change(WorkOrganisation wanted, ActAuthor author) {
    return store.write(
        transaction -> {
          WorkOrganisation was = find(transaction.handle(), wanted.id()).orElseThrow();
          FieldChanges changes =
              FieldChanges.none()
                  .change("name", was.name(), wanted.name())
                  .change("kind", was.kind().code(), wanted.kind().code())
                  .change("state", state(was), state(wanted));
          return transaction.save(
              was,
              wanted,
              WorkOrganisation::version,
              changes,
              version -> update(transaction, was, wanted, version, changes, author));
        });
  }

  private static WorkOrganisation update(
      WriteTransaction transaction,
      WorkOrganisation was,
      WorkOrganisation wanted,
      long version,
      FieldChanges changes,
      ActAuthor author) {
    if (!was.name().equals(wanted.name())) {
      refuseTaken(transaction.handle(), wanted.name());
    }
    transaction
        .handle()
        .createUpdate(
            """
            update organisation set name = :name, kind = :kind, state = :state, version = :version
            where id = :id
            """)
        .bind("name", wanted.name())
        .bind("kind", wanted.kind().code())
        .bind("state", state(wanted))
        .bind("version", version)
        .bind("id", wanted.id().text())
        .execute();
    transaction.act(author, ActKind.ORGANISATION_CHANGE, wanted.id(), version, changes);
    return find(transaction.handle(), wanted.id()).orElseThrow();
  }

  private static String state(WorkOrganisation one) {
    return one.active() ? ACTIVE : CLOSED;
  }

  private static void refuseTaken(Handle handle, String name) {
    long taken =
        handle
            .createQuery("select count(*) from organisation where name = :name")
            .bind("name", name)
            .mapTo(Long.class)
            .one();
    if (taken > 0) {
      throw FaultException.of(FaultCode.NAME_TAKEN, "name", name);
    }
  }

  private static Optional<WorkOrganisation> find(Handle handle, RandomId id) {
    return handle
        .createQuery("select " + COLUMNS + " from organisation where id = :id")
        .bind("id", id.text())
        .map((row, _) -> organisation(row))
        .findOne();
  }

  private static WorkOrganisation organisation(ResultSet row) throws SQLException {
    return new WorkOrganisation(
        new RandomId(row.getString("id")),
        row.getString("name"),
        ColumnValue.word(OrganisationKind.class, row.getString("kind")),
        row.getString("state").equals(ACTIVE),
        row.getLong("version"));
  }
}
