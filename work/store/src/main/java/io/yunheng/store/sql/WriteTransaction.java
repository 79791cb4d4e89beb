/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.store.ActKind;
import io.yunheng.store.SaveResult;
import io.yunheng.store.SaveResult.Saved;
import io.yunheng.store.SaveResult.Stale;
import io.yunheng.store.chain.ActAppender;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/** One write: its statements, its moment and its acts, all or nothing. */
public final class WriteTransaction {
  private final Handle handle;
  private final ActAppender acts;
  private final SecureRandom random;

  WriteTransaction(Handle handle, ActAppender acts, SecureRandom random) {
    this.handle = handle;
    this.acts = acts;
    this.random = random;
  }

  /** For its statements. */
  public Handle handle() {
    return handle;
  }

  /** Its moment, in milliseconds UTC; not before the last act. */
  public long at() {
    return acts.at();
  }

  /** An id for a new row. */
  public RandomId drawId() {
    return RandomId.draw(random);
  }

  /** Appends an act outside any case. */
  public void act(
      ActAuthor author, ActKind kind, RandomId object, long version, FieldChanges changes) {
    act(author, kind, object, Optional.empty(), version, changes);
  }

  /** Appends an act. */
  public void act(
      ActAuthor author,
      ActKind kind,
      RandomId object,
      Optional<RandomId> workCase,
      long version,
      FieldChanges changes) {
    acts.append(author, kind, object, workCase, version, changes.before(), changes.after());
  }

  /**
   * Saves a row that people edit. One that somebody else has saved since it was seen stays as it
   * is, and so does one in which nothing changed; neither is an act.
   *
   * @param was the row as it is
   * @param wanted what it is to be, with the version that was seen
   * @param changes from the one to the other
   * @param update writes the row with its new version, and the act; what the row is then
   */
  public <T> SaveResult<T> save(
      T was, T wanted, ToLongFunction<T> version, FieldChanges changes, LongFunction<T> update) {
    if (version.applyAsLong(was) != version.applyAsLong(wanted)) {
      return new Stale<>(was);
    }
    return new Saved<>(changes.isEmpty() ? was : update.apply(version.applyAsLong(was) + 1));
  }
}
