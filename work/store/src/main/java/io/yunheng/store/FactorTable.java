/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.TokenDigest;
import io.yunheng.http.Secret;
import io.yunheng.store.key.InstallationKey;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Time-based codes and recovery codes. */
public final class FactorTable {
  private final SqlStore store;
  private final InstallationKey key;

  FactorTable(SqlStore store, InstallationKey key) {
    this.store = store;
    this.key = key;
  }

  /** The time-based codes of a person, confirmed or not. */
  public Optional<TotpFactor> totp(RandomId person) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select secret, confirmed_at, last_step from second_factor where person ="
                        + " :person")
                .bind("person", person.text())
                .map(
                    (row, _) ->
                        new TotpFactor(
                            new Secret(key.open(row.getString("secret"), use(person))),
                            row.getLong("confirmed_at") > 0,
                            row.getLong("last_step")))
                .findOne());
  }

  /** Keeps a new secret, unconfirmed; the one before is gone. */
  public void proposeTotp(RandomId person, Secret seed, ActAuthor author) {
    store.write(
        transaction -> {
          transaction
              .handle()
              .createUpdate(
                  """
                  insert into second_factor (person, secret, confirmed_at, last_step)
                  values (:person, :secret, 0, 0)
                  on conflict (person) do update set secret = excluded.secret, confirmed_at = 0,
                    last_step = 0
                  """)
              .bind("person", person.text())
              .bind("secret", key.seal(seed.reveal(), use(person)))
              .execute();
          transaction.act(author, ActKind.TOTP_PROPOSE, person, 0, FieldChanges.none());
          return person;
        });
  }

  /**
   * Takes the codes into use after a first one was right.
   *
   * @param step the time step of that code
   * @return false where there is nothing to confirm, or the step was used
   */
  public boolean confirmTotp(RandomId person, long step, ActAuthor author) {
    return store.write(
        transaction -> {
          int rows =
              transaction
                  .handle()
                  .createUpdate(
                      """
                      update second_factor set confirmed_at = :at, last_step = :step
                      where person = :person and confirmed_at = 0 and last_step < :step
                      """)
                  .bind("at", transaction.at())
                  .bind("step", step)
                  .bind("person", person.text())
                  .execute();
          if (rows > 0) {
            transaction.act(author, ActKind.TOTP_CONFIRM, person, 0, FieldChanges.none());
          }
          return rows > 0;
        });
  }

  /**
   * Uses a code that was right.
   *
   * @param step its time step
   * @return false where this step, or a later one, was used before: the code is replayed
   */
  public boolean useTotp(RandomId person, long step) {
    return store.write(
        transaction ->
            transaction
                    .handle()
                    .createUpdate(
                        """
                        update second_factor set last_step = :step
                        where person = :person and confirmed_at > 0 and last_step < :step
                        """)
                    .bind("step", step)
                    .bind("person", person.text())
                    .execute()
                > 0);
  }

  /** Removes the codes and the recovery codes. */
  public void removeTotp(RandomId person, ActAuthor author) {
    store.write(
        transaction -> {
          transaction.handle().execute("delete from second_factor where person = ?", person.text());
          transaction.handle().execute("delete from recovery_code where person = ?", person.text());
          transaction.act(author, ActKind.TOTP_REMOVE, person, 0, FieldChanges.none());
          return person;
        });
  }

  /** Replaces the recovery codes; only digests are kept. */
  public void renewRecoveryCodes(RandomId person, List<TokenDigest> codes, ActAuthor author) {
    store.write(
        transaction -> {
          Handle handle = transaction.handle();
          handle.execute("delete from recovery_code where person = ?", person.text());
          for (TokenDigest code : codes) {
            handle.execute(
                "insert into recovery_code (person, code, used_at) values (?, ?, 0)",
                person.text(),
                code.text());
          }
          transaction.act(
              author,
              ActKind.RECOVERY_RENEW,
              person,
              0,
              FieldChanges.none().set("codes", Integer.toString(codes.size())));
          return person;
        });
  }

  /**
   * Uses a recovery code; each is good once.
   *
   * @return false where there is no such code, or it was used
   */
  public boolean useRecoveryCode(RandomId person, TokenDigest code, ActAuthor author) {
    return store.write(
        transaction -> {
          int rows =
              transaction
                  .handle()
                  .createUpdate(
                      """
                      update recovery_code set used_at = :at
                      where person = :person and code = :code and used_at = 0
                      """)
                  .bind("at", transaction.at())
                  .bind("person", person.text())
                  .bind("code", code.text())
                  .execute();
          if (rows > 0) {
            transaction.act(author, ActKind.RECOVERY_USE, person, 0, FieldChanges.none());
          }
          return rows > 0;
        });
  }

  /** How many recovery codes were not used. */
  public long recoveryCodesLeft(RandomId person) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select count(*) from recovery_code where person = :person and used_at = 0")
                .bind("person", person.text())
                .mapTo(Long.class)
                .one());
  }

  private static String use(RandomId person) {
    return "second_factor " + person;
  }
}
