/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fixity.tree.ChunkSource;
import io.yunheng.fixity.tree.FileCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** One open file of a tree, whose chunks are digested in any order, many side by side. */
public final class FileChunks implements AutoCloseable {
  private static final byte SLASH = '/';

  private final DigestEngine engine;
  private final FileCalls calls;
  private final int file;
  private final Stat stat;

  /** Takes the digest of a chunk, as leaf of a tree; on several threads. */
  public interface Leaves {
    void leaf(long number, String digest);
  }

  private FileChunks(DigestEngine engine, FileCalls calls, int file, Stat stat) {
    this.engine = engine;
    this.calls = calls;
    this.file = file;
    this.stat = stat;
  }

  /**
   * Opens a file below a root, through no link.
   *
   * @param engine says how files are reached, and digests later
   * @throws IOException if it cannot be opened, or is no regular file
   */
  public static FileChunks open(Path root, TreePath path, DigestEngine engine) throws IOException {
    FileCalls calls = engine.calls();
    int file = -1;
    try {
      file = open(calls, root, names(path.bytes()));
      Stat stat = calls.stat(file);
      if (stat.type() != Stat.Type.FILE) {
        throw new IOException(stat.type().name());
      }
      return new FileChunks(engine, calls, file, stat);
    } catch (IOException e) {
      if (file >= 0) {
        calls.close(file);
      }
      calls.close();
      throw e;
    }
  }

  private static int open(FileCalls calls, Path root, List<byte[]> names) throws IOException {
    int folder = calls.openRoot(root.toAbsolutePath().toString().getBytes(UTF_8));
    try {
      for (byte[] name : names.subList(0, names.size() - 1)) {
        int below = calls.openDirectory(folder, name);
        calls.close(folder);
        folder = below;
      }
      return calls.openFile(folder, names.getLast());
    } finally {
      calls.close(folder);
    }
  }

  private static List<byte[]> names(byte[] path) {
    List<byte[]> names = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= path.length; at++) {
      if (at == path.length || path[at] == SLASH) {
        names.add(Arrays.copyOfRange(path, from, at));
        from = at + 1;
      }
    }
    return names;
  }

  /** What was known of it when it was opened. */
  public Stat stat() {
    return stat;
  }

  /** Whether it has not changed since, as far as can be told. */
  public boolean unchanged() throws IOException {
    return stat.unchanged(calls.stat(file));
  }

  /**
   * Chunks of which the leaves are wanted.
   *
   * @param length of the message that is cut into chunks
   * @param shift by how many bytes the message lies further on in the file
   * @param next gives their numbers, from 0 on; all of them have to be within the file
   */
  public record Wanted(
      ChunkScheme chunking,
      Algorithm algorithm,
      long length,
      long shift,
      Supplier<OptionalLong> next) {}

  /**
   * Digests chunks.
   *
   * @param read is told of bytes that were read, on several threads
   * @throws IOException if some of them cannot be read
   */
  public void digest(Wanted wanted, int threads, LongConsumer read, Leaves leaves)
      throws IOException, InterruptedException {
    List<IOException> wrong = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        working.add(workers.submit(() -> work(wanted, read, leaves, wrong)));
      }
      PendingTasks.await(working);
    }
    if (!wrong.isEmpty()) {
      throw wrong.getFirst();
    }
  }

  private void work(Wanted wanted, LongConsumer read, Leaves leaves, List<IOException> wrong) {
    Algorithm algorithm = wanted.algorithm();
    try (FileCalls own = engine.calls();
        MultiBufferDigests<Chunk> work =
            new MultiBufferDigests<>(
                engine,
                EnumSet.of(algorithm),
                outcome -> {
                  switch (outcome) {
                    case DigestOutcome.Digested<Chunk> done ->
                        leaves.leaf(
                            done.message().number,
                            Objects.requireNonNull(done.digests().get(algorithm)));
                    case DigestOutcome.Unread<Chunk>(Chunk _, IOException why) -> {
                      synchronized (wrong) {
                        wrong.add(why);
                      }
                    }
                  }
                })) {
      work.run(() -> next(own, wanted, read, wrong));
    }
  }

  private Optional<Chunk> next(
      FileCalls own, Wanted wanted, LongConsumer read, List<IOException> wrong) {
    synchronized (wrong) {
      if (!wrong.isEmpty()) {
        return Optional.empty();
      }
      OptionalLong number = wanted.next().get();
      return number.isEmpty()
          ? Optional.empty()
          : Optional.of(new Chunk(own, wanted, number.getAsLong(), read));
    }
  }

  /** The message of a leaf: a zero byte and a chunk. */
  private final class Chunk implements Message {
    private final FileCalls own;
    private final Wanted wanted;
    private final long number;
    private final LongConsumer read;

    private Chunk(FileCalls own, Wanted wanted, long number, LongConsumer read) {
      this.own = own;
      this.wanted = wanted;
      this.number = number;
      this.read = read;
    }

    @Override
    public ByteSource open() {
      long from = number * wanted.chunking().size();
      long end = Math.min(wanted.length(), from + wanted.chunking().size());
      return new ChunkSource(own, file, from + wanted.shift(), end + wanted.shift(), read);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      calls.close(file);
    } finally {
      calls.close();
    }
  }
}
