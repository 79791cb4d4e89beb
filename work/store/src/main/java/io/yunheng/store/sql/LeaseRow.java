/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The row by which one server at a time holds an installation.
 *
 * @param holder an id of this opening of the store
 * @param host the machine
 */
public record LeaseRow(String holder, String host) {
  /** In milliseconds: a row that was not renewed for so long holds nothing any more. */
  public static final long STALE = 30_000;

  private static final String NAME = "server";

  /** A row as it stands. */
  private record Standing(String holder, String host, long taken, long seen) {}

  /**
   * Takes it, or renews it.
   *
   * @param dead holders of which is known that they ended
   * @throws FaultException with {@code INSTALLATION_BUSY} where another server holds it
   */
  public void take(Handle handle, long now, Collection<String> dead) {
    refuseWhereHeld(handle, now, dead);
    handle
        .createUpdate(
            """
            insert into server_lease (name, holder, host, taken_at, seen_at)
            values (:name, :holder, :host, :now, :now)
            on conflict (name) do update set holder = excluded.holder, host = excluded.host,
              taken_at = excluded.taken_at, seen_at = excluded.seen_at
            """)
        .bind("name", NAME)
        .bind("holder", holder)
        .bind("host", host)
        .bind("now", now)
        .execute();
  }

  /** Refuses where another server holds it, and changes nothing. */
  public void refuseWhereHeld(Handle handle, long now, Collection<String> dead) {
    standing(handle)
        .filter(row -> !row.holder().equals(holder) && !dead.contains(row.holder()))
        .filter(row -> row.seen() + STALE > now)
        .ifPresent(
            row -> {
              throw busy(row.host(), row.taken());
            });
  }

  /** The fault of an installation that a server on a host holds since a moment. */
  public static FaultException busy(String host, long since) {
    return FaultException.of(
        FaultCode.INSTALLATION_BUSY, "host", host, "since", Instant.ofEpochMilli(since).toString());
  }

  /** Says that its holder still lives. */
  public void renew(Handle handle, long now) {
    handle
        .createUpdate(
            "update server_lease set seen_at = :now where name = :name and holder = :holder")
        .bind("now", now)
        .bind("name", NAME)
        .bind("holder", holder)
        .execute();
  }

  /** Gives it back. */
  public void release(Handle handle) {
    handle
        .createUpdate("delete from server_lease where name = :name and holder = :holder")
        .bind("name", NAME)
        .bind("holder", holder)
        .execute();
  }

  /**
   * Makes sure that nobody else has taken it.
   *
   * @throws FaultException with {@code INSTALLATION_LOST}
   */
  public void check(Handle handle) {
    Optional<Standing> row = standing(handle);
    if (row.filter(one -> one.holder().equals(holder)).isEmpty()) {
      throw FaultException.of(
          FaultCode.INSTALLATION_LOST, "host", row.map(Standing::host).orElse("-"));
    }
  }

  private static Optional<Standing> standing(Handle handle) {
    return handle
        .createQuery("select holder, host, taken_at, seen_at from server_lease where name = :name")
        .bind("name", NAME)
        .map(
            (row, _) ->
                new Standing(
                    row.getString("holder"),
                    row.getString("host"),
                    row.getLong("taken_at"),
                    row.getLong("seen_at")))
        .findOne();
  }
}
