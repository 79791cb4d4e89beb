/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.Attendant;
import io.yunheng.fixity.ByteSource;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.DigestOutcome;
import io.yunheng.fixity.LargeFileSettings;
import io.yunheng.fixity.Message;
import io.yunheng.fixity.MultiBufferDigests;
import io.yunheng.fixity.digest.LargeFileDigests;
import io.yunheng.fixity.digest.LargeFileState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Digests only the chunks of large files. Each chunk is a message of its own, so many are digested
 * side by side and no thread waits for another.
 */
public final class LargeFileChunks<W extends Attendant.Watch> implements LargeFiles<W> {
  private final DigestEngine engine;
  private final ChunkScheme chunking;
  private final LargeFileDigests digests;
  private final int threads;
  private final Teller<W> teller;
  private final AtomicBoolean stopped;
  private final LargeFileQueue<W> queue;

  /** Those of which chunks have not been begun. */
  private final Deque<Going> open = new ArrayDeque<>();

  /** All that have not ended. */
  private final List<Going> going = new ArrayList<>();

  private int working;

  public LargeFileChunks(
      DigestEngine engine,
      LargeFileSettings how,
      int threads,
      Attendant<W> attendant,
      Teller<W> teller,
      AtomicBoolean stopped) {
    this.engine = engine;
    this.chunking = how.chunking().orElseThrow();
    this.digests = new LargeFileDigests(engine, Set.of(), how.chunking(), how.kept());
    this.threads = threads;
    this.working = threads;
    this.teller = teller;
    this.stopped = stopped;
    this.queue = new LargeFileQueue<>(how, attendant, teller, stopped);
  }

  @Override
  public boolean takes(long size, Folder folder, byte[] name) {
    return queue.takes(size, folder, name);
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public void work(BooleanSupplier over) {
    try (FileCalls calls = engine.calls()) {
      try (MultiBufferDigests<Chunk> side =
          new MultiBufferDigests<>(
              engine, chunking.algorithms(), done -> done.message().ended(done))) {
        while (!stopped.get()) {
          boolean last = over.getAsBoolean();
          Optional<Chunk> first = next(calls);
          if (first.isPresent()) {
            List<Chunk> begun = new ArrayList<>(List.of(first.get()));
            side.run(() -> begun.isEmpty() ? next(calls) : Optional.of(begun.removeFirst()));
          } else if (last) {
            return;
          } else {
            LargeFileQueue.pause();
          }
        }
      } finally {
        leave(calls);
      }
    } catch (InterruptedException _) {
      stopped.set(true);
    } catch (RuntimeException | Error e) {
      stopped.set(true);
      throw e;
    }
  }

  /**
   * The next chunk of the files there are. A file is opened before anybody else may find that there
   * is none.
   */
  private synchronized Optional<Chunk> next(FileCalls calls) {
    while (!stopped.get()) {
      if (open.isEmpty()) {
        Optional<LargeFileQueue.Waiting> waiting = queue.poll();
        if (waiting.isEmpty()) {
          break;
        }
        queue.open(calls, waiting.get(), this::begin);
      } else {
        Optional<Chunk> chunk = open.getFirst().next(calls);
        if (chunk.isPresent()) {
          return chunk;
        }
        open.removeFirst();
      }
    }
    return Optional.empty();
  }

  private void begin(TreeFile<W> file, TreeFile<W>.Reading reading) {
    Going one = new Going(file, reading);
    going.add(one);
    open.add(one);
  }

  private synchronized void end(Going one) {
    going.remove(one);
  }

  /** After the last thread nothing stays open, though work was stopped. */
  private synchronized void leave(FileCalls calls) {
    working--;
    if (working == 0) {
      going.forEach(one -> one.drop(calls));
      going.clear();
    }
  }

  /** A file on its way. */
  private final class Going {
    private final TreeFile<W> file;
    private final TreeFile<W>.Reading reading;
    private final W watch;
    private final long size;
    private final long count;
    private final LargeFileState message;

    /** Leaves that came before those that are before them. */
    private final Map<Long, Map<Algorithm, String>> early = new HashMap<>();

    private long begun;
    private long inOrder;
    private int away;
    private Optional<IOException> wrong = Optional.empty();

    Going(TreeFile<W> file, TreeFile<W>.Reading reading) {
      this.file = file;
      this.reading = reading;
      this.watch = file.watch().orElseThrow();
      this.size = file.before().orElseThrow().size();
      this.count = chunking.count(size);
      Optional<byte[]> kept = watch.kept();
      this.message = kept.map(digests::restore).orElseGet(() -> digests.begin(false));
      this.begun = message.position() / chunking.size();
      this.inOrder = begun;
      if (kept.isPresent()) {
        watch.skip(message.position());
      }
    }

    synchronized Optional<Chunk> next(FileCalls calls) {
      if (wrong.isPresent() || begun == count) {
        return Optional.empty();
      }
      away++;
      return Optional.of(new Chunk(this, calls, begun++));
    }

    /** A chunk came back; whether it was the last one of the file. */
    synchronized boolean back(long number, DigestOutcome<Chunk> outcome) {
      away--;
      switch (outcome) {
        case DigestOutcome.Digested<Chunk> read -> early.put(number, read.digests());
        case DigestOutcome.Unread<Chunk>(Chunk _, IOException why) ->
            wrong =
                wrong.or(
                    () ->
                        Optional.of(
                            why instanceof ChunkSource.Ended ? new TreeFile.Shrunk() : why));
      }
      if (wrong.isEmpty()) {
        try {
          advance();
        } catch (IOException e) {
          wrong = Optional.of(e);
        }
      }
      return away == 0 && (wrong.isPresent() || inOrder == count);
    }

    private void advance() throws IOException {
      Map<Algorithm, ByteArrayOutputStream> fresh = new EnumMap<>(Algorithm.class);
      long first = inOrder;
      for (Map<Algorithm, String> leaf = early.remove(inOrder);
          leaf != null;
          leaf = early.remove(inOrder)) {
        leaf.forEach(
            (algorithm, digest) ->
                fresh
                    .computeIfAbsent(algorithm, _ -> new ByteArrayOutputStream())
                    .writeBytes(HexFormat.of().parseHex(digest)));
        inOrder++;
      }
      if (inOrder == first) {
        return;
      }
      Map<Algorithm, byte[]> leaves = new EnumMap<>(Algorithm.class);
      fresh.forEach((algorithm, digests) -> leaves.put(algorithm, digests.toByteArray()));
      long position = Math.min(size, inOrder * chunking.size());
      message.advance(position - message.position(), leaves);
      for (Map.Entry<Algorithm, byte[]> each : leaves.entrySet()) {
        watch.leaves(each.getKey(), first, each.getValue());
      }
      if (position < size && message.keepable()) {
        watch.halfway(position, message::keep);
      }
    }

    void end(FileCalls calls) {
      LargeFileChunks.this.end(this);
      message.drop();
      try {
        reading.close(calls);
      } catch (IOException e) {
        wrong = wrong.or(() -> Optional.of(e));
      }
      if (wrong.isPresent()) {
        teller.unread(file, wrong.get());
      } else {
        teller.digested(file, size, message);
      }
    }

    /** Work has been stopped; what was come to is left as it is. */
    void drop(FileCalls calls) {
      message.drop();
      try {
        reading.close(calls);
      } catch (IOException _) {
        // Nothing of it counts any more.
      }
    }
  }

  /** A chunk of a file, for the thread that has taken it. */
  private final class Chunk implements Message {
    private final Going file;
    private final FileCalls calls;
    private final long number;

    Chunk(Going file, FileCalls calls, long number) {
      this.file = file;
      this.calls = calls;
      this.number = number;
    }

    @Override
    public ByteSource open() {
      long from = number * chunking.size();
      long end = Math.min(file.size, from + chunking.size());
      return file.reading.chunk(calls, from, end, file.watch::passed);
    }

    void ended(DigestOutcome<Chunk> outcome) {
      if (file.back(number, outcome)) {
        file.end(calls);
      }
    }
  }
}
