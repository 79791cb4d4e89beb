/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is kept of long files while they are read, so that work on one goes on in its middle: how
 * far it has come, in a journal, and the leaves of its trees. Thread-safe.
 */
public final class LongWork implements AutoCloseable {
  private static final String FORMAT = "yunheng-halfway/1|";

  private final Path folder;
  private final Duration pause;
  private final Optional<ChunkScheme> chunking;
  private final Optional<LeafStore> leaves;
  private final Journal journal;
  private final Map<ByteBuffer, Point> points = new HashMap<>();

  /**
   * How far a file had come.
   *
   * @param position bytes from its beginning on that were digested
   * @param place of its leaves
   * @param state what its digests need to go on
   */
  record Point(long position, long place, ByteBuffer state) {}

  private LongWork(
      Path folder,
      Duration pause,
      Optional<ChunkScheme> chunking,
      Optional<LeafStore> leaves,
      Journal journal) {
    this.folder = folder;
    this.pause = pause;
    this.chunking = chunking;
    this.leaves = leaves;
    this.journal = journal;
  }

  /**
   * Opens what is kept in a folder.
   *
   * @param purpose of the work; what was kept for another does not count
   * @param before what has to be on its medium before it may be said that a file has come so far
   * @param pause between two records of one file, at least
   * @param chunking of the trees, if there are any
   * @param storing whether their leaves are kept
   */
  public static LongWork open(
      Path folder,
      String purpose,
      Journal.Before before,
      Duration pause,
      Optional<ChunkScheme> chunking,
      boolean storing)
      throws IOException {
    Optional<LeafStore> leaves =
        storing && chunking.isPresent()
            ? Optional.of(new LeafStore(folder.resolve("leaves"), chunking.get()))
            : Optional.empty();
    Path file = folder.resolve("halfway");
    Journal.Before all =
        () -> {
          if (leaves.isPresent()) {
            leaves.get().force();
          }
          before.force();
        };
    Journal journal = journal(file, FORMAT + purpose, all, pause);
    LongWork work = new LongWork(folder, pause, chunking, leaves, journal);
    try (RecordReader records = new RecordReader(file, journal.head(), journal.old())) {
      while (records.next()) {
        work.add(records.identity(), records.record());
      }
    }
    return work;
  }

  private static Journal journal(Path file, String purpose, Journal.Before before, Duration pause)
      throws IOException {
    try {
      return Journal.open(file, purpose, before, pause, _ -> {});
    } catch (FaultException e) {
      if (e.fault().code() != FaultCode.JOURNAL_OTHER) {
        throw e;
      }
      Files.delete(file);
      return Journal.open(file, purpose, before, pause, _ -> {});
    }
  }

  private void add(byte[] identity, byte[] record) {
    ByteBuffer bytes = ByteBuffer.wrap(record).position(FileIdentity.SIZE);
    long position = bytes.getLong();
    long place = bytes.getLong();
    points.put(ByteBuffer.wrap(identity), new Point(position, place, bytes.slice()));
  }

  Optional<ChunkScheme> chunking() {
    return chunking;
  }

  /** Leaves that are kept, for the lists of them. */
  public Optional<LeafStore> leaves() {
    return leaves;
  }

  /** How far a file had come when work was cut off. */
  Optional<Point> of(byte[] identity) {
    return Optional.ofNullable(points.get(ByteBuffer.wrap(identity)));
  }

  /** What leaves need before a record may speak of them. */
  public void force() throws IOException {
    if (leaves.isPresent()) {
      leaves.get().force();
    }
  }

  /** One file on its way; for one thread. */
  final class Course {
    private final byte[] identity;
    private final long size;
    private long place;
    private long kept = System.nanoTime();

    private Course(byte[] identity, long size, Optional<Point> from) {
      this.identity = identity;
      this.size = size;
      this.place = from.map(Point::place).orElse(-1L);
    }

    void leaves(Algorithm algorithm, long first, byte[] digests) {
      if (leaves.isPresent()) {
        try {
          if (place < 0) {
            place = leaves.get().place(size);
          }
          leaves.get().put(place, size, algorithm, first, digests);
        } catch (IOException e) {
          throw ReplacedFile.failed(folder.resolve("leaves"), e);
        }
      }
    }

    void halfway(long position, Supplier<byte[]> state) {
      if (System.nanoTime() - kept > pause.toNanos()) {
        byte[] bytes = state.get();
        ByteBuffer record = ByteBuffer.allocate(2 * Long.BYTES + bytes.length);
        journal.add(identity, record.putLong(position).putLong(place).put(bytes).array());
        kept = System.nanoTime();
      }
    }

    /** Its trees, now that it was read to its end. */
    Optional<FileTree> tree(Map<Algorithm, String> roots) {
      return roots.isEmpty()
          ? Optional.empty()
          : Optional.of(new FileTree(chunking.orElseThrow().size(), roots, Math.max(0, place)));
    }
  }

  /**
   * A file that is read now.
   *
   * @param from where it goes on, if it does
   */
  Course course(byte[] identity, long size, Optional<Point> from) {
    return new Course(Arrays.copyOf(identity, identity.length), size, from);
  }

  @Override
  public void close() throws IOException {
    journal.close();
    if (leaves.isPresent()) {
      leaves.get().close();
    }
  }
}
