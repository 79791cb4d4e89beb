/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
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

  /**
   * Binds an account at a provider to a person.
   *
   * @return false where it is bound already, and nothing was done
   */
  public boolean bind(String provider, String subject, RandomId person, ActAuthor author) {
    return store.write(
        transaction -> {
          int rows =
              transaction
                  .handle()
                  .createUpdate(
                      """
                      insert into outside_account (provider, subject, person, bound_at)
                      values (:provider, :subject, :person, :at)
                      on conflict (provider, subject) do nothing
                      """)
                  .bind("provider", provider)
                  .bind("subject", subject)
                  .bind("person", person.text())
                  .bind("at", transaction.at())
                  .execute();
          if (rows > 0) {
            transaction.act(
                author,
                ActKind.OUTSIDE_BIND,
                person,
                0,
                FieldChanges.none().set("provider", provider).set("subject", subject));
          }
          return rows > 0;
        });
  }
}
