/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Passkeys (WebAuthn). */
public final class PasskeyTable {
  private static final String SELECT =
      "select id, person, credential, label, record, created_at, used_at from passkey where ";

  private final SqlStore store;

  PasskeyTable(SqlStore store) {
    this.store = store;
  }

  /** The passkeys of a person, the first one first. */
  public List<Passkey> ofPerson(RandomId person) {
    return store.read(
        handle ->
            handle
                .createQuery(SELECT + "person = :person order by created_at, id")
                .bind("person", person.text())
                .map((row, _) -> passkey(row))
                .list());
  }

  /** The passkey of a credential. */
  public Optional<Passkey> find(String credential) {
    return store.read(
        handle ->
            handle
                .createQuery(SELECT + "credential = :credential")
                .bind("credential", credential)
                .map((row, _) -> passkey(row))
                .findOne());
  }

  /** Adds one. */
  public Passkey add(
      RandomId person, String credential, String label, String content, ActAuthor author) {
    return store.write(
        transaction -> {
          Passkey one =
              new Passkey(
                  transaction.drawId(),
                  person,
                  credential,
                  label,
                  content,
                  Instant.ofEpochMilli(transaction.at()),
                  Optional.empty());
          transaction
              .handle()
              .createUpdate(
                  """
                  insert into passkey (id, person, credential, label, record, created_at, used_at)
                  values (:id, :person, :credential, :label, :content, :at, 0)
                  """)
              .bind("id", one.id().text())
              .bind("person", person.text())
              .bind("credential", credential)
              .bind("label", label)
              .bind("content", content)
              .bind("at", transaction.at())
              .execute();
          transaction.act(
              author, ActKind.PASSKEY_ADD, one.id(), 0, FieldChanges.none().set("label", label));
          return one;
        });
  }

  /**
   * Notes that one was used.
   *
   * @param seen what its library kept of it when it looked
   * @param content what it keeps from now on
   * @return false where another use came in between, or it was removed; then nothing was done
   */
  public boolean used(RandomId id, String seen, String content) {
    return store.write(
        transaction ->
            transaction
                    .handle()
                    .createUpdate(
                        """
                        update passkey set record = :content, used_at = :at
                        where id = :id and record = :seen
                        """)
                    .bind("content", content)
                    .bind("at", transaction.at())
                    .bind("id", id.text())
                    .bind("seen", seen)
                    .execute()
                > 0);
  }

  /**
   * Removes one of a person.
   *
   * @return false where he has no such passkey
   */
  public boolean remove(RandomId person, RandomId id, ActAuthor author) {
    return store.write(
        transaction -> {
          int rows =
              transaction
                  .handle()
                  .execute(
                      "delete from passkey where id = ? and person = ?", id.text(), person.text());
          if (rows > 0) {
            transaction.act(author, ActKind.PASSKEY_REMOVE, id, 0, FieldChanges.none());
          }
          return rows > 0;
        });
  }

  private static Passkey passkey(ResultSet row) throws SQLException {
    return new Passkey(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("person")),
        row.getString("credential"),
        row.getString("label"),
        row.getString("record"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        ColumnValue.moment(row.getLong("used_at")));
  }
}
