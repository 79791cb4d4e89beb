/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.TokenDigest;
import io.yunheng.store.key.InstallationKey;
import io.yunheng.store.sql.SqlStore;
import java.time.Instant;
import java.util.Optional;

/**
 * What log-ins and registrations wait for. Each is good once and until a moment; of its token only
 * the digest is kept. They are no acts: what comes of them is.
 */
public final class ChallengeTable {
  private final SqlStore store;
  private final InstallationKey key;

  ChallengeTable(SqlStore store, InstallationKey key) {
    this.store = store;
    this.key = key;
  }

  /** Keeps one; those that have run out are forgotten. */
  public void keep(TokenDigest token, ChallengePurpose purpose, String content, Instant validTo) {
    store.write(
        transaction -> {
          transaction
              .handle()
              .createUpdate("delete from login_challenge where valid_to <= :at")
              .bind("at", transaction.at())
              .execute();
          return transaction
              .handle()
              .createUpdate(
                  """
                  insert into login_challenge (token, purpose, content, valid_to)
                  values (:token, :purpose, :content, :validTo)
                  """)
              .bind("token", token.text())
              .bind("purpose", purpose.code())
              .bind("content", key.seal(content, use(token)))
              .bind("validTo", validTo.toEpochMilli())
              .execute();
        });
  }

  /**
   * Takes one away.
   *
   * @return what it says; empty where there is none, it was made for something else, was taken
   *     before, or has run out
   */
  public Optional<String> take(TokenDigest token, ChallengePurpose purpose) {
    return store.write(
        transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    delete from login_challenge
                    where token = :token and purpose = :purpose and valid_to > :at
                    returning content
                    """)
                .bind("token", token.text())
                .bind("purpose", purpose.code())
                .bind("at", transaction.at())
                .mapTo(String.class)
                .findOne()
                .map(kept -> key.open(kept, use(token))));
  }

  private static String use(TokenDigest token) {
    return "login_challenge " + token.text();
  }
}
