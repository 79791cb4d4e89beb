/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.FaultException;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.Attendant;
import io.yunheng.fixity.ByteSource;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.DigestOutcome;
import io.yunheng.fixity.Message;
import io.yunheng.fixity.MultiBufferDigests;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
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
      DigestEngine engine,
      int threads,
      Consumer<ObjectOutcome> told)
      throws InterruptedException {
    of(store, store.list(false), algorithms, engine, threads, told);
  }

  /**
   * The same of what a listing has, for example of all versions.
   *
   * @throws InterruptedException if it is interrupted
   */
  public static void of(
      ObjectStore store,
      ObjectListing listing,
      Set<Algorithm> algorithms,
      DigestEngine engine,
      int threads,
      Consumer<ObjectOutcome> told)
      throws InterruptedException {
    of(store, listing, algorithms, engine, threads, new Listener(told));
  }

  /**
   * The same with something else done beside.
   *
   * @throws FaultException with a {@code STORE_} or {@code CLOUD_} code if the listing cannot be
   *     read to its end
   * @throws InterruptedException if it is interrupted; some entries were then not told
   * @throws RuntimeException what the attendant throws, upon which all work ends
   */
  public static <W extends Attendant.Watch> void of(
      ObjectStore store,
      ObjectListing listing,
      Set<Algorithm> algorithms,
      DigestEngine engine,
      int threads,
      ObjectAttendant<W> attendant)
      throws InterruptedException {
    Consumer<ObjectOutcome> unread = outcome -> attendant.told(outcome, Optional.empty());
    try (ReadAhead ahead = new ReadAhead(store, listing, unread);
        ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        working.add(workers.submit(() -> new Worker<>(ahead, attendant).work(engine, algorithms)));
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

  private static void throwFailure(Optional<Throwable> failed) throws InterruptedException {
    if (failed.isPresent()) {
      switch (failed.get()) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case InterruptedException e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }
  }

  /** Only listens. */
  private record Listener(Consumer<ObjectOutcome> all) implements ObjectAttendant<Attendant.Watch> {
    @Override
    public Attendant.Watch begin(StoredObject object) {
      return Attendant.Watch.NOTHING;
    }

    @Override
    public void told(ObjectOutcome outcome, Optional<Attendant.Watch> watch) {
      all.accept(outcome);
    }
  }

  /** An object whose bytes are watched as they come. */
  private static final class Watched<W extends Attendant.Watch> implements Message {
    private final ReadAhead.Ahead ahead;
    private final ObjectAttendant<W> attendant;
    private Optional<W> watch = Optional.empty();

    Watched(ReadAhead.Ahead ahead, ObjectAttendant<W> attendant) {
      this.ahead = ahead;
      this.attendant = attendant;
    }

    @Override
    public ByteSource open() throws IOException {
      ByteSource source = ahead.open();
      try {
        watch = Optional.of(attendant.begin(ahead.object()));
      } catch (IOException e) {
        source.close();
        throw ReadFailure.of(UnreadReason.TARGET_FAILED, PrintableWords.text(e.toString()));
      }
      return new Watching(source, watch.get());
    }

    private final class Watching implements ByteSource {
      private final ByteSource source;
      private final W watching;

      Watching(ByteSource source, W watching) {
        this.source = source;
        this.watching = watching;
      }

      @Override
      public int read(MemorySegment into) throws IOException {
        int read = source.read(into);
        watching.bytes(into.asSlice(0, read));
        return read;
      }

      @Override
      public void close() throws IOException {
        source.close();
      }
    }
  }

  /** What one thread does. */
  private static final class Worker<W extends Attendant.Watch> {
    private final ReadAhead ahead;
    private final ObjectAttendant<W> attendant;
    private int open;

    Worker(ReadAhead ahead, ObjectAttendant<W> attendant) {
      this.ahead = ahead;
      this.attendant = attendant;
    }

    void work(DigestEngine engine, Set<Algorithm> algorithms) {
      try (MultiBufferDigests<Watched<W>> work =
          new MultiBufferDigests<>(engine, Set.copyOf(algorithms), this::done)) {
        while (!ahead.exhausted()) {
          work.run(this::next);
        }
      } catch (RuntimeException | Error e) {
        ahead.fail(e);
        throw e;
      }
    }

    /** Waits for another one only if there is nothing at hand, as that may hold all connections. */
    private Optional<Watched<W>> next() {
      Optional<ReadAhead.Ahead> next = ahead.take(open == 0);
      open += next.isPresent() ? 1 : 0;
      return next.map(one -> new Watched<>(one, attendant));
    }

    private void done(DigestOutcome<Watched<W>> outcome) {
      open--;
      Watched<W> one = outcome.message();
      StoredObject object = one.ahead.object();
      switch (outcome) {
        case DigestOutcome.Digested<Watched<W>> read -> {
          ObjectDetail detail = one.ahead.detail();
          attendant.told(
              new ObjectOutcome.Digested(
                  object, detail, read.digests(), detail.contentMd5().isPresent()),
              one.watch);
        }
        case DigestOutcome.Unread<Watched<W>>(var _, ReadFailure why) -> {
          one.watch.ifPresent(Attendant.Watch::drop);
          attendant.told(why.outcome(object), Optional.empty());
        }
        case DigestOutcome.Unread<Watched<W>>(var _, IOException _) ->
            // Everything was stopped, which is told as what stopped it.
            one.watch.ifPresent(Attendant.Watch::drop);
      }
    }
  }
}
