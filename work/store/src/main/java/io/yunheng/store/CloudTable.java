/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseMark;
import io.yunheng.casework.CloudAccess;
import io.yunheng.casework.CloudTrial;
import io.yunheng.http.Secret;
import io.yunheng.store.key.InstallationKey;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.rows.ScopeFilter;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import io.yunheng.store.sql.WriteTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** How clouds are reached. A secret is written and used, and never shown. */
public final class CloudTable {
  private static final String COLUMNS =
      "a.id, a.work_case, a.name, a.settings, a.sides, a.created_at, a.created_by, a.tried_at,"
          + " a.try_result, a.version";
  private static final String FROM = "cloud_access a";

  private final SqlStore store;
  private final InstallationKey key;

  CloudTable(SqlStore store, InstallationKey key) {
    this.store = store;
    this.key = key;
  }

  /** The cloud of an id, if its case is in the scope. */
  public Optional<CloudAccess> find(Scope scope, RandomId id) {
    return store.read(handle -> find(handle, scope, id));
  }

  private static Optional<CloudAccess> find(Handle handle, Scope scope, RandomId id) {
    return select(scope).where("a.id = :id", "id", id.text()).one(handle, CloudTable::cloud);
  }

  /** The clouds of a case in the scope, in the order of their names. */
  public List<CloudAccess> list(Scope scope, RandomId workCase) {
    return store.read(
        handle ->
            select(scope)
                .where("a.work_case = :case", "case", workCase.text())
                .all(handle, "a.name, a.id", CloudTable::cloud));
  }

  /** The secret of a cloud, for the job that reaches it. */
  public Optional<Secret> secret(Scope scope, RandomId id) {
    return store.read(
        handle ->
            new RowSelect("a.secret", FROM)
                .within(ScopeFilter.whole(scope, "a.work_case"))
                .where("a.id = :id", "id", id.text())
                .one(handle, (row, _) -> new Secret(key.open(row.getString("secret"), use(id)))));
  }

  private static RowSelect select(Scope scope) {
    return new RowSelect(COLUMNS, FROM).within(ScopeFilter.whole(scope, "a.work_case"));
  }

  /**
   * Registers one.
   *
   * @param settings all but the secret, as its reader understands it
   */
  public CloudAccess create(
      RandomId workCase,
      String name,
      String settings,
      Secret secret,
      String sides,
      ActAuthor author) {
    return store.write(
        transaction -> {
          RandomId id = transaction.drawId();
          transaction
              .handle()
              .createUpdate(
                  """
                  insert into cloud_access (id, work_case, name, settings, secret, sides, created_at,
                    created_by, tried_at, try_result, version)
                  values (:id, :case, :name, :settings, :secret, :sides, :at, :by, 0, '', 1)
                  """)
              .bind("id", id.text())
              .bind("case", workCase.text())
              .bind("name", name)
              .bind("settings", settings)
              .bind("secret", key.seal(secret.reveal(), use(id)))
              .bind("sides", sides)
              .bind("at", transaction.at())
              .bind("by", author.person().orElseThrow().text())
              .execute();
          transaction.act(
              author,
              ActKind.CLOUD_CREATE,
              id,
              Optional.of(workCase),
              1,
              FieldChanges.none().set("name", name).set("settings", settings).set("sides", sides));
          return row(transaction.handle(), id);
        });
  }

  /**
   * Saves name, settings and sides of one. What came of an earlier attempt says nothing of other
   * settings or another secret, and goes.
   *
   * @param scope of what the author may change
   * @param wanted with the version that was seen
   * @param secret a new one; empty where it stays
   * @throws java.util.NoSuchElementException if there is no such cloud in the scope
   */
  public SaveResult<CloudAccess> change(
      Scope scope, CloudAccess wanted, Optional<Secret> secret, ActAuthor author) {
    return store.write(
        transaction -> {
          CloudAccess was = find(transaction.handle(), scope, wanted.id()).orElseThrow();
          FieldChanges changes =
              FieldChanges.none()
                  .change("name", was.name(), wanted.name())
                  .change("settings", was.settings(), wanted.settings())
                  .change("sides", was.sides(), wanted.sides());
          secret.ifPresent(_ -> changes.set("secret", "changed"));
          return transaction.save(
              was,
              wanted,
              CloudAccess::version,
              changes,
              version -> {
                if (secret.isPresent() || !was.settings().equals(wanted.settings())) {
                  untried(transaction.handle(), wanted.id());
                }
                return update(transaction, wanted, secret, version, changes, author);
              });
        });
  }

  private static void untried(Handle handle, RandomId id) {
    handle.execute("update cloud_access set tried_at = 0, try_result = '' where id = ?", id.text());
  }

  private CloudAccess update(
      WriteTransaction transaction,
      CloudAccess wanted,
      Optional<Secret> secret,
      long version,
      FieldChanges changes,
      ActAuthor author) {
    Handle handle = transaction.handle();
    handle.execute(
        "update cloud_access set name = ?, settings = ?, sides = ?, version = ? where id = ?",
        wanted.name(),
        wanted.settings(),
        wanted.sides(),
        version,
        wanted.id().text());
    secret.ifPresent(
        one ->
            handle.execute(
                "update cloud_access set secret = ? where id = ?",
                key.seal(one.reveal(), use(wanted.id())),
                wanted.id().text()));
    CloudAccess is = row(handle, wanted.id());
    transaction.act(
        author, ActKind.CLOUD_CHANGE, wanted.id(), Optional.of(is.workCase()), version, changes);
    return is;
  }

  /**
   * Notes what came of an attempt to reach one; of one that was changed meanwhile it says nothing.
   *
   * @param seen as it was when it was tried
   */
  public void tried(CloudAccess seen, String result, ActAuthor author) {
    RandomId id = seen.id();
    store.write(
        transaction -> {
          transaction
              .handle()
              .execute(
                  "update cloud_access set tried_at = ?, try_result = ?"
                      + " where id = ? and version = ?",
                  transaction.at(),
                  result,
                  id.text(),
                  seen.version());
          transaction.act(
              author,
              ActKind.CLOUD_TRY,
              id,
              Optional.of(seen.workCase()),
              seen.version(),
              FieldChanges.none());
          return id;
        });
  }

  private static CloudAccess row(Handle handle, RandomId id) {
    return new RowSelect(COLUMNS, FROM)
        .where("a.id = :id", "id", id.text())
        .one(handle, CloudTable::cloud)
        .orElseThrow();
  }

  private static String use(RandomId id) {
    return "cloud_access " + id;
  }

  private static CloudAccess cloud(ResultSet row, StatementContext context) throws SQLException {
    String result = row.getString("try_result");
    return new CloudAccess(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("work_case")),
        row.getString("name"),
        row.getString("settings"),
        row.getString("sides"),
        new CaseMark(
            Instant.ofEpochMilli(row.getLong("created_at")),
            new RandomId(row.getString("created_by"))),
        ColumnValue.moment(row.getLong("tried_at")).map(at -> new CloudTrial(at, result)),
        row.getLong("version"));
  }
}
