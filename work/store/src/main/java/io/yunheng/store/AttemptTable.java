/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.SqlStore;
import java.time.Instant;
import java.util.Optional;

/**
 * Wrong guesses at log-ins, by the address they came from. They are no acts: what failed at an
 * account is one of the account.
 */
public final class AttemptTable {
  private final SqlStore store;

  AttemptTable(SqlStore store) {
    this.store = store;
  }

  /** Those from an address. */
  public Optional<AttemptRecord> find(String address) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select failures, locked_until, seen_at from login_attempt"
                        + " where address = :address")
                .bind("address", address)
                .map(
                    (row, _) ->
                        new AttemptRecord(
                            row.getLong("failures"),
                            ColumnValue.moment(row.getLong("locked_until")),
                            Instant.ofEpochMilli(row.getLong("seen_at"))))
                .findOne());
  }

  /**
   * Notes a further one.
   *
   * @param forgottenBefore addresses whose last one was before this moment are forgotten
   */
  public void save(
      String address, long failures, Optional<Instant> lockedUntil, Instant forgottenBefore) {
    store.write(
        transaction -> {
          transaction
              .handle()
              .createUpdate("delete from login_attempt where seen_at < :before")
              .bind("before", forgottenBefore.toEpochMilli())
              .execute();
          return transaction
              .handle()
              .createUpdate(
                  """
                  insert into login_attempt (address, failures, locked_until, seen_at)
                  values (:address, :failures, :locked, :at)
                  on conflict (address) do update set failures = excluded.failures,
                    locked_until = excluded.locked_until, seen_at = excluded.seen_at
                  """)
              .bind("address", address)
              .bind("failures", failures)
              .bind("locked", lockedUntil.map(Instant::toEpochMilli).orElse(0L))
              .bind("at", transaction.at())
              .execute();
        });
  }
}
