/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.Message;
import io.yunheng.fixity.Outcome;
import io.yunheng.fixity.SideBySide;
import io.yunheng.fixity.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Writes the contents of objects elsewhere and digests them in the same pass. For one thread. */
final class ObjectCopy implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  private final ObjectStore store;
  private final SideBySide<Copied> work;
  private final AtomicReference<Optional<ObjectOutcome>> outcome =
      new AtomicReference<>(Optional.empty());
  private final byte[] piece = new byte[PIECE];

  public ObjectCopy(ObjectStore store, Set<Algorithm> algorithms, DigestEngine engine) {
    this.store = store;
    this.work = new SideBySide<>(engine, Set.copyOf(algorithms), this::done);
  }

  /**
   * Copies one object.
   *
   * @param out takes the content and is left open; unless the outcome is {@link
   *     ObjectOutcome.Digested} what it took is worth nothing
   */
  public ObjectOutcome copy(StoredObject object, OutputStream out) {
    AtomicReference<Optional<Copied>> next =
        new AtomicReference<>(Optional.of(new Copied(object, out)));
    work.run(() -> next.getAndSet(Optional.empty()));
    return outcome.getAndSet(Optional.empty()).orElseThrow();
  }

  private void done(Outcome<Copied> done) {
    StoredObject object = done.message().object;
    outcome.set(
        Optional.of(
            switch (done) {
              case Outcome.Digested<Copied> read -> {
                ObjectDetail detail = read.message().detail.orElseThrow();
                yield new ObjectOutcome.Digested(
                    object, detail, read.digests(), detail.contentMd5().isPresent());
              }
              case Outcome.Unread<Copied>(var _, ReadFailure why) -> why.outcome(object);
              case Outcome.Unread<Copied>(var _, IOException why) ->
                  new ObjectOutcome.Unread(
                      object, UnreadReason.TARGET_FAILED, Shown.text(why.toString()));
            }));
  }

  @Override
  public void close() {
    work.close();
  }

  private final class Copied implements Message {
    private final StoredObject object;
    private final OutputStream out;
    private Optional<ObjectDetail> detail = Optional.empty();

    Copied(StoredObject object, OutputStream out) {
      this.object = object;
      this.out = out;
    }

    @Override
    public Source open() throws IOException {
      return new Copying(new ObjectReading(store, object));
    }

    private final class Copying implements Source {
      private final ObjectReading reading;

      Copying(ObjectReading reading) {
        this.reading = reading;
      }

      @Override
      public int read(MemorySegment into) throws IOException {
        int filled = 0;
        while (filled < into.byteSize()) {
          int count = reading.read(piece, 0, (int) Math.min(PIECE, into.byteSize() - filled));
          if (count < 0) {
            detail = Optional.of(reading.end());
            return filled;
          }
          out.write(piece, 0, count);
          MemorySegment.copy(piece, 0, into, ValueLayout.JAVA_BYTE, filled, count);
          filled += count;
        }
        return filled;
      }

      @Override
      public void close() {
        reading.close();
      }
    }
  }
}
