/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fixity.ByteSource;
import io.yunheng.fixity.Message;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Reads objects ahead of who digests them, as many at a time as there may be connections, so that
 * nobody waits for the network while there is something to do. Holds a few pieces of each.
 */
final class ReadAhead implements AutoCloseable {
  private static final int PIECE = 1 << 16;
  private static final int PIECES = 4;
  private static final long PAUSE_MILLIS = 5;
  private static final int PATIENCE = 4;

  private final ObjectStore store;
  private final ObjectListing listing;
  private final Consumer<ObjectOutcome> told;
  private final Semaphore connections;
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Ahead> ready = new LinkedBlockingQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicBoolean listed = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private volatile Optional<Throwable> failed = Optional.empty();

  /**
   * One that begins at once.
   *
   * @param told takes what becomes of entries that are not read
   */
  ReadAhead(ObjectStore store, ObjectListing listing, Consumer<ObjectOutcome> told) {
    this.store = store;
    this.listing = listing;
    this.told = told;
    this.connections = new Semaphore(store.http().settings().connections());
    readers.execute(this::list);
  }

  /** What stopped everything, if anything did. */
  Optional<Throwable> failed() {
    return failed;
  }

  synchronized void fail(Throwable thrown) {
    failed = failed.or(() -> Optional.of(thrown));
    stopped.set(true);
  }

  private void list() {
    try {
      for (Optional<ListedObject> next = listing.next();
          next.isPresent() && !stopped.get();
          next = listing.next()) {
        switch (next.get()) {
          case ListedObject.Present(StoredObject object) -> begin(object);
          case ListedObject.DeleteMarker marker -> told.accept(new ObjectOutcome.Deleted(marker));
          case ListedObject.Unusable entry -> told.accept(new ObjectOutcome.Unusable(entry));
        }
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      fail(e);
    } finally {
      listed.set(true);
    }
  }

  private void begin(StoredObject object) throws InterruptedException {
    connections.acquire();
    pending.incrementAndGet();
    readers.execute(
        () -> {
          try {
            read(object);
          } catch (InterruptedException | RuntimeException | Error e) {
            fail(e);
          } finally {
            connections.release();
          }
        });
  }

  private void read(StoredObject object) throws InterruptedException {
    boolean waiting = true;
    try (ObjectReader reading = new ObjectReader(store, object)) {
      Ahead ahead = new Ahead(object);
      ready.add(ahead);
      pending.decrementAndGet();
      waiting = false;
      ahead.fill(reading);
    } catch (ReadFailure e) {
      told.accept(e.outcome(object));
    } finally {
      if (waiting) {
        pending.decrementAndGet();
      }
    }
  }

  /** Whether everything was given out. */
  boolean exhausted() {
    return stopped.get() || (listed.get() && pending.get() == 0 && ready.isEmpty());
  }

  /**
   * The next object that has begun to come.
   *
   * @param wait whether to wait for one however long, as there is nothing else to do
   */
  Optional<Ahead> take(boolean wait) {
    for (int i = 0; (wait || i < PATIENCE) && !exhausted(); i++) {
      try {
        Ahead next = ready.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          return Optional.of(next);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        stopped.set(true);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    stopped.set(true);
    readers.shutdownNow();
    readers.close();
  }

  /** A part of an object, its end, or why there is no more of it. */
  private sealed interface Part {
    final class Piece implements Part {
      private final byte[] bytes;
      private final int length;

      Piece(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
      }
    }

    record End(ObjectDetail detail) implements Part {}

    record Failed(ReadFailure why) implements Part {}
  }

  /** An object that is on its way. */
  final class Ahead implements Message {
    private final StoredObject object;
    private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(PIECES);
    private final AtomicBoolean dropped = new AtomicBoolean();
    private Optional<ObjectDetail> detail = Optional.empty();

    Ahead(StoredObject object) {
      this.object = object;
    }

    StoredObject object() {
      return object;
    }

    /** What is known of it, once it was read. */
    ObjectDetail detail() {
      return detail.orElseThrow();
    }

    private void fill(ObjectReader reading) throws InterruptedException {
      try {
        while (true) {
          long left = Math.max(1, reading.detail().size() - reading.length());
          byte[] piece = new byte[(int) Math.min(PIECE, left)];
          int length = 0;
          int count = 0;
          while (length < piece.length && count >= 0) {
            count = reading.read(piece, length, piece.length - length);
            length += Math.max(count, 0);
          }
          if (length > 0) {
            put(new Part.Piece(piece, length));
          }
          if (count < 0) {
            put(new Part.End(reading.end()));
            return;
          }
        }
      } catch (ReadFailure e) {
        put(new Part.Failed(e));
      }
    }

    private void put(Part part) {
      try {
        while (!parts.offer(part, PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          if (stopped.get() || dropped.get()) {
            return;
          }
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        stopped.set(true);
      }
    }

    private Part next() throws IOException {
      try {
        Part part = parts.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        while (part == null) {
          if (stopped.get()) {
            throw new IOException("stopped");
          }
          part = parts.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return part;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopped.set(true);
        throw new IOException(e);
      }
    }

    @Override
    public ByteSource open() {
      return new Coming();
    }

    private final class Coming implements ByteSource {
      private byte[] piece = {};
      private int from;
      private int to;
      private boolean ended;

      @Override
      public int read(MemorySegment into) throws IOException {
        int filled = 0;
        while (filled < into.byteSize() && more()) {
          int count = (int) Math.min(to - from, into.byteSize() - filled);
          MemorySegment.copy(piece, from, into, ValueLayout.JAVA_BYTE, filled, count);
          from += count;
          filled += count;
        }
        return filled;
      }

      private boolean more() throws IOException {
        if (from < to) {
          return true;
        }
        if (ended) {
          return false;
        }
        switch (next()) {
          case Part.Piece next -> {
            piece = next.bytes;
            from = 0;
            to = next.length;
            return true;
          }
          case Part.End(ObjectDetail all) -> {
            detail = Optional.of(all);
            ended = true;
            return false;
          }
          case Part.Failed(ReadFailure why) -> throw why;
        }
      }

      @Override
      public void close() {
        dropped.set(true);
      }
    }
  }
}
