/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.sort;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Records with a key, in the order of their keys and, where those are the same, in that in which
 * they came; however many. What memory was given for is sorted at a time and put on disk, to be
 * merged in the end.
 */
public final class SortedRecords implements AutoCloseable {
  private static final int OVERHEAD = 96;
  private static final int BUFFER = 1 << 15;
  private static final int MOST_RUNS = 64;

  /** A key and what belongs to it; the bytes are lent. */
  public static final class Pair {
    private final byte[] key;
    private final byte[] value;

    Pair(byte[] key, byte[] value) {
      this.key = key;
      this.value = value;
    }

    /** Not to be changed. */
    public byte[] key() {
      return key;
    }

    /** Not to be changed. */
    public byte[] value() {
      return value;
    }
  }

  private static final Comparator<Pair> BY_KEY = (a, b) -> Arrays.compareUnsigned(a.key, b.key);

  private final Path folder;
  private final long most;
  private final List<Path> runs = new ArrayList<>();
  private final List<Run> open = new ArrayList<>();
  private List<Pair> memory = new ArrayList<>();
  private long held;
  private int files;
  private Optional<PriorityQueue<Run>> merge = Optional.empty();

  /**
   * An empty one.
   *
   * @param folder where files of it may lie until it is closed
   * @param most bytes to be held
   */
  public SortedRecords(Path folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  /** Adds one; for many threads. */
  public synchronized void add(byte[] key, byte[] value) throws IOException {
    memory.add(new Pair(key, value));
    held += key.length + value.length + OVERHEAD;
    if (held > most) {
      spill();
    }
  }

  private void spill() throws IOException {
    memory.sort(BY_KEY);
    List<Run> one = List.of(new Run(memory));
    write(one);
    memory = new ArrayList<>();
    held = 0;
    if (runs.size() == MOST_RUNS) {
      List<Path> old = List.copyOf(runs);
      runs.clear();
      List<Run> all = new ArrayList<>();
      for (Path file : old) {
        all.add(new Run(file));
      }
      write(all);
      for (int i = 0; i < old.size(); i++) {
        all.get(i).close();
        Files.delete(old.get(i));
      }
    }
  }

  private void write(List<Run> from) throws IOException {
    Path file = folder.resolve("records-" + System.identityHashCode(this) + "-" + files++);
    runs.add(file);
    try (OutputStream raw = Files.newOutputStream(file);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw, BUFFER))) {
      PriorityQueue<Run> queue = queue(from);
      for (Optional<Pair> next = next(queue); next.isPresent(); next = next(queue)) {
        out.writeInt(next.get().key.length);
        out.writeInt(next.get().value.length);
        out.write(next.get().key);
        out.write(next.get().value);
      }
    }
  }

  private static PriorityQueue<Run> queue(List<Run> runs) throws IOException {
    PriorityQueue<Run> queue = new PriorityQueue<>();
    for (int i = 0; i < runs.size(); i++) {
      runs.get(i).order = i;
      if (runs.get(i).advance()) {
        queue.add(runs.get(i));
      }
    }
    return queue;
  }

  private static Optional<Pair> next(PriorityQueue<Run> queue) throws IOException {
    Run first = queue.poll();
    if (first == null) {
      return Optional.empty();
    }
    Optional<Pair> next = first.pair;
    if (first.advance()) {
      queue.add(first);
    }
    return next;
  }

  /** The next in order; to be called when all were added. */
  public Optional<Pair> next() throws IOException {
    if (merge.isEmpty()) {
      memory.sort(BY_KEY);
      for (Path file : runs) {
        open.add(new Run(file));
      }
      List<Run> all = new ArrayList<>(open);
      all.add(new Run(memory));
      merge = Optional.of(queue(all));
    }
    return next(merge.get());
  }

  @Override
  public void close() throws IOException {
    for (Run run : open) {
      run.close();
    }
    for (Path file : runs) {
      Files.deleteIfExists(file);
    }
  }

  /** Records that are sorted already. */
  private static final class Run implements Comparable<Run> {
    private final Optional<DataInputStream> in;
    private final List<Pair> list;
    private int at;
    private int order;
    private Optional<Pair> pair = Optional.empty();

    Run(List<Pair> list) {
      this.in = Optional.empty();
      this.list = list;
    }

    Run(Path file) throws IOException {
      this.in =
          Optional.of(
              new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER)));
      this.list = List.of();
    }

    boolean advance() throws IOException {
      if (in.isEmpty()) {
        pair = at < list.size() ? Optional.of(list.get(at++)) : Optional.empty();
      } else {
        pair = read(in.get());
      }
      return pair.isPresent();
    }

    private static Optional<Pair> read(DataInputStream in) throws IOException {
      int key;
      try {
        key = in.readInt();
      } catch (EOFException _) {
        return Optional.empty();
      }
      int value = in.readInt();
      byte[] keyBytes = new byte[key];
      byte[] valueBytes = new byte[value];
      in.readFully(keyBytes);
      in.readFully(valueBytes);
      return Optional.of(new Pair(keyBytes, valueBytes));
    }

    void close() throws IOException {
      if (in.isPresent()) {
        in.get().close();
      }
    }

    @Override
    public int compareTo(Run other) {
      int keys = Arrays.compareUnsigned(pair.orElseThrow().key, other.pair.orElseThrow().key);
      return keys != 0 ? keys : Integer.compare(order, other.order);
    }
  }
}
