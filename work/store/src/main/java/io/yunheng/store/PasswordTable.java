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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Passwords, as their encoder wrote them, and log-ins that failed. */
public final class PasswordTable {
  private final SqlStore store;

  PasswordTable(SqlStore store) {
    this.store = store;
  }

  /** What is kept of somebody's password. */
  public Optional<PasswordRecord> find(RandomId person) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    """
                    select password, password_at, password_change, failures, locked_until, notice
                    from person where id = :id
                    """)
                .bind("id", person.text())
                .map(
                    (row, _) ->
                        new PasswordRecord(
                            row.getString("password"),
                            Instant.ofEpochMilli(row.getLong("password_at")),
                            row.getBoolean("password_change"),
                            row.getLong("failures"),
                            ColumnValue.moment(row.getLong("locked_until")),
                            row.getString("notice")))
                .findOne());
  }

  /** The passwords that somebody had before, the last one first; encoded. */
  public List<String> former(RandomId person, int most) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    """
                    select password from former_password where person = :person
                    order by set_at desc limit :most
                    """)
                .bind("person", person.text())
                .bind("most", most)
                .mapTo(String.class)
                .list());
  }

  /**
   * Sets a password; the one before becomes a former one, failures and lock end.
   *
   * @param encoded as the encoder wrote it
   * @param change whether a new one must be set at the next log-in
   * @param notice a code of what is told to the person at the next log-in; empty for nothing
   */
  public void set(
      RandomId person, String encoded, boolean change, String notice, ActAuthor author) {
    store.write(
        transaction -> {
          transaction
              .handle()
              .createUpdate(
                  """
                  insert into former_password (person, password, set_at)
                  select id, password, password_at from person where id = :id and password <> ''
                  on conflict (person, set_at) do nothing
                  """)
              .bind("id", person.text())
              .execute();
          long version =
              transaction
                  .handle()
                  .createQuery(
                      """
                      update person set password = :password, password_at = :at,
                        password_change = :change, failures = 0, locked_until = 0, notice = :notice,
                        version = version + 1
                      where id = :id returning version
                      """)
                  .bind("password", encoded)
                  .bind("at", transaction.at())
                  .bind("change", change)
                  .bind("notice", notice)
                  .bind("id", person.text())
                  .mapTo(Long.class)
                  .one();
          transaction.act(author, ActKind.PASSWORD_SET, person, version, FieldChanges.none());
          return version;
        });
  }

  /**
   * Notes that a log-in failed.
   *
   * @param lockedUntil before this moment no log-in is to be tried
   */
  public void failed(RandomId person, Optional<Instant> lockedUntil, ActAuthor author) {
    store.write(
        transaction -> {
          long failures =
              transaction
                  .handle()
                  .createQuery(
                      """
                      update person set failures = failures + 1, locked_until = :until
                      where id = :id returning failures
                      """)
                  .bind("until", lockedUntil.map(Instant::toEpochMilli).orElse(0L))
                  .bind("id", person.text())
                  .mapTo(Long.class)
                  .one();
          transaction.act(
              author,
              ActKind.LOGIN_FAIL,
              person,
              0,
              FieldChanges.none().set("failures", Long.toString(failures)));
          return failures;
        });
  }

  /**
   * Ends failures and lock after a log-in that succeeded, or when they are long ago; the log-in is
   * an act of its session.
   */
  public void succeeded(RandomId person) {
    store.write(
        transaction ->
            transaction
                .handle()
                .createUpdate(
                    """
                    update person set failures = 0, locked_until = 0
                    where id = :id and (failures > 0 or locked_until > 0)
                    """)
                .bind("id", person.text())
                .execute());
  }

  /** Forgets what was to be told at the log-in, once it was told. */
  public void told(RandomId person) {
    store.write(
        transaction ->
            transaction
                .handle()
                .createUpdate("update person set notice = '' where id = :id")
                .bind("id", person.text())
                .execute());
  }
}
