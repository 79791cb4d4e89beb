/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.store.key.InstallationKey;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.WriteTransaction;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The row of the installation itself. */
final class InstallationRow {
  private InstallationRow() {}

  static Optional<Installation> find(Handle handle) {
    return handle
        .createQuery("select id, created_at, example from installation")
        .map(
            (row, _) ->
                new Installation(
                    new RandomId(row.getString("id")),
                    Instant.ofEpochMilli(row.getLong("created_at")),
                    row.getBoolean("example")))
        .findOne();
  }

  /** By which the key of the installation is known again. */
  static String keyCheck(Handle handle) {
    return handle.createQuery("select key_check from installation").mapTo(String.class).one();
  }

  static Installation make(WriteTransaction transaction, boolean example, InstallationKey key) {
    Installation one =
        new Installation(transaction.drawId(), Instant.ofEpochMilli(transaction.at()), example);
    transaction
        .handle()
        .createUpdate(
            """
            insert into installation (id, created_at, key_check, example)
            values (:id, :at, :check, :example)
            """)
        .bind("id", one.id().text())
        .bind("at", transaction.at())
        .bind("check", key.check())
        .bind("example", example)
        .execute();
    FieldChanges changes = FieldChanges.none().set("example", Boolean.toString(example));
    transaction.act(ActAuthor.system(), ActKind.INSTALLATION_CREATE, one.id(), 0, changes);
    return one;
  }
}
