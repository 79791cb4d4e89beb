/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.store.SaveResult.Saved;
import io.yunheng.store.SaveResult.Stale;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Settings that are made in the pages and not in the file. */
public final class SettingTable {
  private final SqlStore store;
  private final RandomId installation;

  SettingTable(SqlStore store, RandomId installation) {
    this.store = store;
    this.installation = installation;
  }

  /** All, in the order of their names. */
  public List<StoredSetting> list() {
    return store.read(
        handle ->
            handle
                .createQuery("select name, value, version from setting order by name")
                .map(
                    (row, _) ->
                        new StoredSetting(
                            row.getString("name"), row.getString("value"), row.getLong("version")))
                .list());
  }

  /** One of a name. */
  public Optional<StoredSetting> find(String name) {
    return store.read(handle -> find(handle, name));
  }

  /**
   * Saves one.
   *
   * @param wanted with the version that was seen; 0 where it was never set
   */
  public SaveResult<StoredSetting> save(StoredSetting wanted, ActAuthor author) {
    return store.write(
        transaction -> {
          StoredSetting was =
              find(transaction.handle(), wanted.name())
                  .orElse(new StoredSetting(wanted.name(), "", 0));
          if (was.version() != wanted.version()) {
            return new Stale<>(was);
          }
          StoredSetting is = new StoredSetting(wanted.name(), wanted.value(), was.version() + 1);
          transaction
              .handle()
              .createUpdate(
                  """
                  insert into setting (name, value, version) values (:name, :value, :version)
                  on conflict (name) do update set value = excluded.value, version = excluded.version
                  """)
              .bind("name", is.name())
              .bind("value", is.value())
              .bind("version", is.version())
              .execute();
          FieldChanges changes = FieldChanges.none().change(is.name(), was.value(), is.value());
          transaction.act(author, ActKind.SETTING_CHANGE, installation, is.version(), changes);
          return new Saved<>(is);
        });
  }

  private static Optional<StoredSetting> find(Handle handle, String name) {
    return handle
        .createQuery("select name, value, version from setting where name = :name")
        .bind("name", name)
        .map(
            (row, _) ->
                new StoredSetting(
                    row.getString("name"), row.getString("value"), row.getLong("version")))
        .findOne();
  }
}
