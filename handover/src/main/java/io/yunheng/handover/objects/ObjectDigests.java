/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.objects;

import io.yunheng.fault.FaultException;
import io.yunheng.handover.digest.Algorithm;
import io.yunheng.handover.digest.Outcome;
import io.yunheng.handover.digest.SideBySide;
import io.yunheng.handover.digest.Sm3Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Digests all objects of a store, read ahead on several connections, each read once. */
public final class ObjectDigests {
  private ObjectDigests() {}

  /**
   * Digests the latest version of every object.
   *
   * @param threads that digest; how many connections read is the store's setting
   * @param told takes every entry of the listing once, in any order and on several threads
   * @throws FaultException with a {@code STORE_} or {@code CLOUD_} code if the listing cannot be
   *     read to its end; what was told until then is right, and not all
   * @throws InterruptedException if it is interrupted; some entries were then not told
   */
  public static void of(
      ObjectStore store,
      Set<Algorithm> algorithms,
      Sm3Engine engine,
      int threads,
      Consumer<ObjectOutcome> told)
      throws InterruptedException {
    of(store, store.list(false), algorithms, engine, threads, told);
  }

  /** The same of what a listing has, for example of all versions. */
  public static void of(
      ObjectStore store,
      Listing listing,
      Set<Algorithm> algorithms,
      Sm3Engine engine,
      int threads,
      Consumer<ObjectOutcome> told)
      throws InterruptedException {
    try (ReadAhead ahead = new ReadAhead(store, listing, told);
        ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        working.add(workers.submit(() -> new Worker(ahead, told).work(engine, algorithms)));
      }
      try {
        for (Future<?> each : working) {
          each.get();
        }
      } catch (ExecutionException e) {
        ahead.fail(e.getCause() == null ? e : e.getCause());
      } catch (InterruptedException e) {
        ahead.fail(e);
        throw e;
      }
      throwFailure(ahead.failed());
    }
  }

  private static void throwFailure(Optional<Throwable> failed) {
    if (failed.isPresent()) {
      switch (failed.get()) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }
  }

  /** What one thread does. */
  private static final class Worker {
    private final ReadAhead ahead;
    private final Consumer<ObjectOutcome> told;
    private int open;

    Worker(ReadAhead ahead, Consumer<ObjectOutcome> told) {
      this.ahead = ahead;
      this.told = told;
    }

    void work(Sm3Engine engine, Set<Algorithm> algorithms) {
      try (SideBySide<ReadAhead.Ahead> work =
          new SideBySide<>(engine, Set.copyOf(algorithms), this::done)) {
        while (!ahead.exhausted()) {
          work.run(this::next);
        }
      } catch (RuntimeException | Error e) {
        ahead.fail(e);
        throw e;
      }
    }

    /** Waits for another one only if there is nothing at hand, as that may hold all connections. */
    private Optional<ReadAhead.Ahead> next() {
      Optional<ReadAhead.Ahead> next = ahead.take(open == 0);
      open += next.isPresent() ? 1 : 0;
      return next;
    }

    private void done(Outcome<ReadAhead.Ahead> outcome) {
      open--;
      StoredObject object = outcome.message().object();
      switch (outcome) {
        case Outcome.Digested<ReadAhead.Ahead> read ->
            told.accept(
                new ObjectOutcome.Digested(
                    object,
                    read.message().detail(),
                    read.digests(),
                    read.message().detail().contentMd5().isPresent()));
        case Outcome.Unread<ReadAhead.Ahead>(var _, ReadFailure why) ->
            told.accept(why.outcome(object));
        case Outcome.Unread<ReadAhead.Ahead>(var _, IOException _) -> {
          // Everything was stopped, which is told as what stopped it.
        }
      }
    }
  }
}
