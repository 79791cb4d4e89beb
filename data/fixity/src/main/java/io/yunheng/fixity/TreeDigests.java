/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fixity.digest.LargeFileState;
import io.yunheng.fixity.tree.FileCalls;
import io.yunheng.fixity.tree.LargeFiles;
import io.yunheng.fixity.tree.Posix;
import io.yunheng.fixity.tree.TreeFile;
import io.yunheng.fixity.tree.TreeWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Digests all files of a tree, many side by side and on several threads, each read once. */
public final class TreeDigests<W extends Attendant.Watch> {
  /** So many parts of directories may wait for the threads that read. */
  private static final long LOOK_NANOS = 500_000;

  private static final int WAITING = 64;

  private static final long PAUSE_MILLIS = 5;

  private final DigestEngine engine;
  private final Set<Algorithm> algorithms;
  private final Attendant<W> attendant;
  private final BlockingQueue<TreeWalk.Part> queue = new ArrayBlockingQueue<>(WAITING);
  private final AtomicBoolean walked = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** Whose interruption ends the work. */
  private final Thread owner = Thread.currentThread();

  private final AtomicInteger working = new AtomicInteger();
  private final LargeFileSettings how;
  private final LargeFiles<W> longs;

  private TreeDigests(
      DigestEngine engine,
      Set<Algorithm> algorithms,
      LargeFileSettings how,
      int threads,
      Attendant<W> attendant) {
    this.engine = engine;
    this.algorithms = Set.copyOf(algorithms);
    this.attendant = attendant;
    this.how = how;
    this.longs = how.longs(engine, algorithms, threads, attendant, new OfLong(), stopped);
  }

  /** Work was given up, because of a fault elsewhere or an interruption. */
  private static final class Stopped extends RuntimeException {}

  /**
   * Digests a tree.
   *
   * @param root a folder, or a single file
   * @param found takes every entry once, in any order and on several threads
   * @throws IOException if the root cannot be opened
   * @throws InterruptedException if it is interrupted; some entries were then not told
   */
  public static void of(
      Path root,
      Set<Algorithm> algorithms,
      DigestEngine engine,
      int threads,
      Consumer<TreeEntry> found)
      throws IOException, InterruptedException {
    of(root, algorithms, engine, threads, new Listener(found));
  }

  /**
   * Digests a tree with something else done beside.
   *
   * @throws IOException if the root cannot be opened
   * @throws InterruptedException if it is interrupted; some entries were then not told
   * @throws RuntimeException what the attendant throws, upon which all work ends
   */
  public static <W extends Attendant.Watch> void of(
      Path root,
      Set<Algorithm> algorithms,
      DigestEngine engine,
      int threads,
      Attendant<W> attendant)
      throws IOException, InterruptedException {
    of(root, algorithms, LargeFileSettings.USUAL, engine, threads, attendant);
  }

  /**
   * The same, with long files read in a way of their own.
   *
   * @throws IOException if the root cannot be opened
   * @throws InterruptedException if it is interrupted; some entries were then not told
   * @throws RuntimeException what the attendant throws, upon which all work ends
   */
  public static <W extends Attendant.Watch> void of(
      Path root,
      Set<Algorithm> algorithms,
      LargeFileSettings how,
      DigestEngine engine,
      int threads,
      Attendant<W> attendant)
      throws IOException, InterruptedException {
    new TreeDigests<>(engine, algorithms, how, threads, attendant).run(root, threads);
  }

  /**
   * Forces all of the file system that a folder is in to its medium, as far as it can.
   *
   * @throws IOException if the system says that something could not be written
   */
  public static void force(Path folder) throws IOException {
    if (Posix.isThere()) {
      try (Posix posix = new Posix()) {
        int root = posix.openRoot(folder.toAbsolutePath().toString().getBytes(UTF_8));
        try {
          posix.force(root);
        } finally {
          posix.close(root);
        }
      }
    }
  }

  /** Only listens. */
  private record Listener(Consumer<TreeEntry> all) implements Attendant<Attendant.Watch> {
    @Override
    public Optional<Watch> begin(TreePath path, Stat stat) {
      return Optional.of(Watch.NOTHING);
    }

    @Override
    public void found(TreeEntry found, Optional<Watch> watch) {
      all.accept(found);
    }
  }

  private void run(Path root, int threads) throws IOException, InterruptedException {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads + longs.threads())) {
      List<Future<?>> working = new ArrayList<>();
      this.working.set(threads);
      for (int i = 0; i < threads; i++) {
        working.add(workers.submit(this::work));
      }
      for (int i = 0; i < longs.threads(); i++) {
        working.add(workers.submit(() -> longs.work(() -> this.working.get() == 0)));
      }
      try (FileCalls calls = engine.calls()) {
        TreeWalk walk =
            new TreeWalk(
                calls,
                this::put,
                found -> attendant.found(found, Optional.empty()),
                attendant.directories());
        Path whole = root.toAbsolutePath();
        Path name = whole.getFileName();
        Path parent = whole.getParent();
        if (java.nio.file.Files.isRegularFile(whole) && name != null && parent != null) {
          walk.only(parent.toString().getBytes(UTF_8), name.toString().getBytes(UTF_8));
        } else {
          walk.walk(whole.toString().getBytes(UTF_8));
        }
      } catch (Stopped _) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      } catch (IOException | RuntimeException | Error e) {
        stopped.set(true);
        throw e;
      } finally {
        walked.set(true);
      }
      PendingTasks.await(working, () -> stopped.set(true));
    }
  }

  /**
   * Hands files over to the threads. An interruption is told to them before this thread forgets it,
   * so it waits without anything that would take the interruption away.
   */
  private void put(TreeWalk.Part part) {
    while (!owner.isInterrupted() && !stopped.get()) {
      if (queue.offer(part)) {
        return;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    stopped.set(true);
    throw new Stopped();
  }

  private void work() {
    try (FileCalls calls = engine.calls();
        MultiBufferDigests<TreeFile<W>> work =
            new MultiBufferDigests<>(engine, algorithms, this::report)) {
      work.run(new Files(calls)::next);
    } catch (RuntimeException | Error e) {
      stopped.set(true);
      throw e;
    } finally {
      working.decrementAndGet();
    }
  }

  /** The files that a thread has taken on, one after the other. */
  private final class Files {
    private final FileCalls calls;
    private Optional<TreeWalk.Part> part = Optional.empty();
    private int at;

    Files(FileCalls calls) {
      this.calls = calls;
    }

    Optional<TreeFile<W>> next() {
      if (owner.isInterrupted()) {
        stopped.set(true);
      }
      if (stopped.get()) {
        return Optional.empty();
      }
      while (part.isEmpty() || at == part.get().names().size()) {
        boolean last = walked.get();
        part = poll();
        at = 0;
        if (part.isEmpty() && (last || stopped.get())) {
          return Optional.empty();
        }
      }
      TreeWalk.Part some = part.get();
      byte[] name = some.names().get(at++);
      return Optional.of(new TreeFile<>(calls, longs, some.folder(), name, attendant));
    }

    private Optional<TreeWalk.Part> poll() {
      try {
        return Optional.ofNullable(queue.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
      } catch (InterruptedException _) {
        stopped.set(true);
        return Optional.empty();
      }
    }
  }

  private void report(DigestOutcome<TreeFile<W>> outcome) {
    TreeFile<W> file = outcome.message();
    switch (outcome) {
      case DigestOutcome.Digested<TreeFile<W>> read ->
          digested(file, read.length(), read.digests(), Map.of());
      case DigestOutcome.Unread<TreeFile<W>>(var _, IOException why) -> unread(file, why);
    }
  }

  private void digested(
      TreeFile<W> file, long length, Map<Algorithm, String> digests, Map<Algorithm, String> roots) {
    Stat before = file.before().orElseThrow();
    Stat after = file.after().orElseThrow();
    if (before.unchanged(after) && before.size() == length) {
      attendant.found(
          new TreeEntry.Digested(file.path(), after, digests, roots, file.attributes()),
          file.watch());
    } else {
      gone(file, new TreeEntry.Changed(file.path(), before, after));
    }
  }

  private void unread(TreeFile<W> file, IOException why) {
    switch (why) {
      case TreeFile.Passed _, TreeFile.Deferred _ -> {
        // The attendant has dealt with it, or whoever takes long files will.
      }
      case TreeFile.NoFile other ->
          gone(file, new TreeEntry.Special(file.path(), other.stat().type()));
      case TreeFile.Shrunk _ -> {
        Stat before = file.before().orElseThrow();
        gone(file, new TreeEntry.Changed(file.path(), before, before));
      }
      default ->
          gone(file, new TreeEntry.Unread(file.path(), false, String.valueOf(why.getMessage())));
    }
  }

  /** Tells of long files as of any. */
  private final class OfLong implements LargeFiles.Teller<W> {
    @Override
    public void digested(TreeFile<W> file, long length, LargeFileState message) {
      boolean trees = how.chunking().filter(chunking -> chunking.several(length)).isPresent();
      TreeDigests.this.digested(
          file, length, message.digests(), trees ? message.roots() : Map.of());
    }

    @Override
    public void unread(TreeFile<W> file, IOException why) {
      TreeDigests.this.unread(file, why);
    }
  }

  private void gone(TreeFile<W> file, TreeEntry found) {
    file.watch().ifPresent(Attendant.Watch::drop);
    attendant.found(found, Optional.empty());
  }
}
