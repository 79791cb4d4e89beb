/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.Attendant;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.LargeFileSettings;
import io.yunheng.fixity.PendingTasks;
import io.yunheng.fixity.digest.LargeFileDigests;
import io.yunheng.fixity.digest.LargeFileState;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Reads large files side by side for whole-file digests: one thread reads the next parts while the
 * others digest the previous ones. Each byte is read once.
 */
public final class LargeFileReader<W extends Attendant.Watch> implements LargeFiles<W> {
  /** Bytes shown to a watch at a time, as of small files. */
  private static final int WINDOW = 1 << 16;

  private static final int SMALL = 4 << 20;
  private static final int LEAST = 32 << 20;
  private static final int MOST = 128 << 20;

  /** From so many large files on, blocks of different files are compressed side by side. */
  private static final int SEVERAL = 3;

  private final DigestEngine engine;
  private final LargeFileSettings how;
  private final LargeFileDigests digests;
  private final int threads;
  private final Teller<W> teller;
  private final AtomicBoolean stopped;
  private final LargeFileQueue<W> queue;
  private final List<Going> going = new ArrayList<>();

  public LargeFileReader(
      DigestEngine engine,
      Set<Algorithm> algorithms,
      LargeFileSettings how,
      int threads,
      Attendant<W> attendant,
      Teller<W> teller,
      AtomicBoolean stopped) {
    this.engine = engine;
    this.how = how;
    this.digests = new LargeFileDigests(engine, algorithms, how.chunking(), how.kept());
    this.threads = threads;
    this.teller = teller;
    this.stopped = stopped;
    this.queue = new LargeFileQueue<>(how, attendant, teller, stopped);
  }

  @Override
  public boolean takes(long size, Folder folder, byte[] name) {
    return queue.takes(size, folder, name);
  }

  /** A file on its way. */
  private final class Going {
    private final TreeFile<W> file;
    private final TreeFile<W>.Reading reading;
    private final W watch;
    private final long size;
    private final LargeFileState message;
    private long read;
    private boolean last;
    private Optional<IOException> wrong = Optional.empty();

    Going(TreeFile<W> file, TreeFile<W>.Reading reading) {
      this.file = file;
      this.reading = reading;
      this.watch = file.watch().orElseThrow();
      this.size = file.before().orElseThrow().size();
      boolean alone = going.size() + queue.size() + 1 < SEVERAL;
      this.message = watch.kept().map(digests::restore).orElseGet(() -> digests.begin(alone));
    }

    /** Shows what watches as much of the beginning as it wants to see again, once. */
    void again(MemorySegment window) {
      long position = message.position();
      if (read > 0 || position == 0) {
        return;
      }
      try {
        long end = Math.min(position, watch.again());
        for (long at = 0; at < end; at += WINDOW) {
          watch.bytes(window.asSlice(0, reading.read(at, window)));
        }
        watch.skip(position);
        read = position;
      } catch (IOException e) {
        wrong = Optional.of(e);
      }
    }

    /** How much comes next, so that chunks end with parts wherever they fit into them. */
    long wanted(long share) {
      long wanted = Math.min(share, size - read);
      Optional<ChunkScheme> chunking = how.chunking();
      if (chunking.isPresent() && wanted < size - read) {
        long chunk = chunking.get().size();
        long first = chunk - read % chunk;
        wanted = first > share ? share : first + (share - first) / chunk * chunk;
      }
      return Math.max(0, wanted);
    }

    int part(MemorySegment into) {
      if (wrong.isPresent()) {
        return 0;
      }
      try {
        int length = reading.read(read, into);
        for (long at = 0; at < length; at += WINDOW) {
          watch.bytes(into.asSlice(at, Math.min(WINDOW, length - at)));
        }
        read += length;
        last = length < into.byteSize() || read >= size;
        return length;
      } catch (IOException e) {
        wrong = Optional.of(e);
        return 0;
      }
    }

    /** Gives out what its last part brought. */
    void settle() {
      try {
        for (Algorithm algorithm : how.chunking().map(ChunkScheme::algorithms).orElse(Set.of())) {
          byte[] fresh = message.fresh(algorithm);
          if (fresh.length > 0) {
            watch.leaves(algorithm, message.first(algorithm), fresh);
          }
        }
      } catch (IOException e) {
        wrong = Optional.of(e);
      }
      if (message.position() < size && wrong.isEmpty() && message.keepable()) {
        watch.halfway(message.position(), message::keep);
      }
    }

    void end() {
      message.drop();
      try {
        reading.close();
      } catch (IOException e) {
        wrong = wrong.or(() -> Optional.of(e));
      }
      if (wrong.isPresent()) {
        teller.unread(file, wrong.get());
      } else {
        teller.digested(file, read, message);
      }
    }
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public void work(BooleanSupplier over) {
    try (FileCalls calls = engine.calls()) {
      while (!stopped.get()) {
        boolean last = over.getAsBoolean();
        Optional<LargeFileQueue.Waiting> first = queue.await();
        if (first.isPresent()) {
          queue.open(calls, first.get(), this::begin);
          while (!going.isEmpty() && !stopped.get()) {
            abreast(calls);
          }
        } else if (last) {
          return;
        }
      }
    } catch (InterruptedException _) {
      stopped.set(true);
    } catch (RuntimeException | Error e) {
      stopped.set(true);
      throw e;
    }
  }

  private void begin(TreeFile<W> file, TreeFile<W>.Reading reading) {
    going.add(new Going(file, reading));
  }

  /** A file and the part of it that lies in memory. */
  private record Turn<W extends Attendant.Watch>(
      LargeFileReader<W>.Going file, LargeFileDigests.Part part) {}

  /** Reads the files there are, and those that come meanwhile, to their ends. */
  private void abreast(FileCalls calls) throws InterruptedException {
    try (Arena arena = Arena.ofShared();
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      MemorySegment data = arena.allocate(octets(), WINDOW);
      MemorySegment other = arena.allocate(octets(), WINDOW);
      List<Turn<W>> turns = load(calls, data);
      while (!turns.isEmpty()) {
        LargeFileDigests.Round round = digests.round(data, turns.stream().map(Turn::part).toList());
        List<Future<?>> working = new ArrayList<>();
        round.tasks().forEach(task -> working.add(pool.submit(task)));
        List<Turn<W>> next;
        try {
          next = load(calls, other);
        } finally {
          PendingTasks.await(working);
        }
        round.end();
        turns.forEach(this::settle);
        endWrong(next);
        turns = next;
        MemorySegment done = data;
        data = other;
        other = done;
      }
      endWrong(List.of());
    } finally {
      going.forEach(this::drop);
      going.clear();
    }
  }

  /**
   * Bytes of parts of all files at a time: enough chunks for one thread, as the digests of the
   * wholes take longer than the trees.
   */
  private long octets() {
    return Math.clamp(most(), LEAST, MOST);
  }

  /** Bytes of a part of one file, at most. */
  private long most() {
    long lanes = digests.lanes();
    long chunks = how.chunking().map(chunking -> lanes * chunking.size()).orElse(0L);
    return Math.max(SMALL, chunks);
  }

  /** Reads the next parts of all files. */
  private List<Turn<W>> load(FileCalls calls, MemorySegment into) {
    while (going.size() < digests.lanes() * Math.max(1, threads / 2)) {
      Optional<LargeFileQueue.Waiting> next = queue.poll();
      if (next.isEmpty()) {
        break;
      }
      queue.open(calls, next.get(), this::begin);
    }
    List<Going> files = going.stream().filter(file -> !file.last && file.wrong.isEmpty()).toList();
    List<Turn<W>> turns = new ArrayList<>();
    if (!files.isEmpty() && !stopped.get()) {
      long share = Math.min(most(), into.byteSize() / files.size() / WINDOW * WINDOW);
      long at = 0;
      for (Going file : files) {
        file.again(into.asSlice(at, WINDOW));
        int length = file.part(into.asSlice(at, file.wanted(share)));
        if (file.wrong.isEmpty()) {
          turns.add(
              new Turn<>(file, new LargeFileDigests.Part(file.message, at, length, file.last)));
        }
        at += share;
      }
    }
    return turns;
  }

  private void settle(Turn<W> done) {
    Going file = done.file();
    file.settle();
    if (done.part().last()) {
      going.remove(file);
      file.end();
    }
  }

  /** Files that could not be read on, unless parts of them are still being digested. */
  private void endWrong(List<Turn<W>> next) {
    for (Going file : List.copyOf(going)) {
      if (file.wrong.isPresent() && next.stream().noneMatch(turn -> turn.file() == file)) {
        going.remove(file);
        file.end();
      }
    }
  }

  /** Work has been stopped; what was come to is left as it is. */
  private void drop(Going file) {
    file.message.drop();
    try {
      file.reading.close();
    } catch (IOException _) {
      // Nothing of it counts any more.
    }
  }
}
