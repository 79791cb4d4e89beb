/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who somebody is at another identity provider; says nothing of what he may do. */
public final class OutsideAccountTable {
  private final SqlStore store;

  OutsideAccountTable(SqlStore store) {
    this.store = store;
  }

  /** The person of an account at a provider. */
  public Optional<RandomId> person(String provider, String subject) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    """
                    select person from outside_account
                    where provider = :provider and subject = :subject
                    """)
                .bind("provider", provider)
                .bind("subject", subject)
                .mapTo(String.class)
                .findOne()
                .map(RandomId::new));
  }

  /** The accounts that are bound to a person. */
  public List<OutsideAccount> ofPerson(RandomId person) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    """
                    select provider, subject, label, bound_at from outside_account
                    where person = :person order by bound_at, provider
                    """)
                .bind("person", person.text())
                .map(
                    (row, _) ->
                        new OutsideAccount(
                            row.getString("provider"),
                            row.getString("subject"),
                            person,
                            row.getString("label"),
                            Instant.ofEpochMilli(row.getLong("bound_at"))))
                .list());
  }

  /**
   * Binds an account at a provider to a person.
   *
   * @param label how the account is called there
   * @return false where it is bound already, or the person has another one there; then nothing was
   *     done
   */
  public boolean bind(
      String provider, String subject, String label, RandomId person, ActAuthor author) {
    return store.write(
        transaction -> {
          int rows =
              transaction
                  .handle()
                  .createUpdate(
                      """
                      insert into outside_account (provider, subject, person, label, bound_at)
                      values (:provider, :subject, :person, :label, :at)
                      on conflict do nothing
                      """)
                  .bind("provider", provider)
                  .bind("subject", subject)
                  .bind("person", person.text())
                  .bind("label", label)
                  .bind("at", transaction.at())
                  .execute();
          if (rows > 0) {
            transaction.act(
                author,
                ActKind.OUTSIDE_BIND,
                person,
                0,
                FieldChanges.none()
                    .set("provider", provider)
                    .set("subject", subject)
                    .set("label", label));
          }
          return rows > 0;
        });
  }

  /**
   * Unbinds the account that a person has at a provider.
   *
   * @return false where he has none there
   */
  public boolean unbind(RandomId person, String provider, ActAuthor author) {
    return store.write(
        transaction -> {
          int rows =
              transaction
                  .handle()
                  .createUpdate(
                      "delete from outside_account where person = :person and provider = :provider")
                  .bind("person", person.text())
                  .bind("provider", provider)
                  .execute();
          if (rows > 0) {
            transaction.act(
                author,
                ActKind.OUTSIDE_UNBIND,
                person,
                0,
                FieldChanges.none().set("provider", provider));
          }
          return rows > 0;
        });
  }
}
