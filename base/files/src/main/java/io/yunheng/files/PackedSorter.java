/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Sorts byte records by key, without an object per record. As many as fit into the given memory are
 * sorted at a time; further ones are written to disk and merged at the end. Those with the same key
 * are in the order in which they came. For one thread.
 */
public final class PackedSorter implements AutoCloseable {
  private static final int INDEX_BITS = 24;
  private static final int MOST = (1 << INDEX_BITS) - 1;
  private static final int FAN_IN = 64;
  private static final int RUN_BUFFER = 1 << 15;
  private static final int PER_RECORD = 16;

  private final Path folder;
  private final int most;
  private byte[] data = new byte[1 << 16];
  private int[] starts = new int[1024];
  private int[] bodies = new int[1024];
  private int count;
  private int size;
  private List<Path> runs = new ArrayList<>();
  private final Set<Path> files = new HashSet<>();
  private final PriorityQueue<Run> queue = new PriorityQueue<>();
  private final List<Run> open = new ArrayList<>();
  private boolean begun;

  /**
   * An empty one.
   *
   * @param folder where files of it may lie until it is closed
   * @param bytes of memory
   */
  public PackedSorter(Path folder, int bytes) {
    this.folder = folder;
    this.most = bytes;
  }

  /**
   * Adds one.
   *
   * @param from where its key begins
   * @param body where the key ends, and what does not count for the order begins
   */
  public void add(byte[] bytes, int from, int body, int end) throws IOException {
    int length = end - from;
    boolean full = (long) size + length + (long) PER_RECORD * count > most;
    if (count == MOST || (full && count > 0)) {
      spill();
    }
    if (data.length - size < length) {
      long wanted = Math.max(Math.min(2L * data.length, most), (long) size + length);
      data = Arrays.copyOf(data, (int) wanted);
    }
    if (count + 1 >= starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      bodies = Arrays.copyOf(bodies, bodies.length * 2);
    }
    System.arraycopy(bytes, from, data, size, length);
    starts[count] = size;
    bodies[count] = size + body - from;
    size += length;
    starts[++count] = size;
  }

  private void spill() throws IOException {
    Path file = file();
    long[] order = order();
    try (DataOutputStream out = output(file)) {
      for (long one : order) {
        int record = index(one);
        write(out, data, starts[record], bodies[record], starts[record + 1]);
      }
    }
    runs.add(file);
    count = 0;
    size = 0;
  }

  private Path file() throws IOException {
    Path file = Files.createTempFile(folder, "run-", "");
    files.add(file);
    return file;
  }

  private static DataOutputStream output(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  private static void write(DataOutputStream out, byte[] data, int key, int body, int end)
      throws IOException {
    out.writeInt(body - key);
    out.writeInt(end - body);
    out.write(data, key, end - key);
  }

  private static int index(long one) {
    return (int) (one & MOST);
  }

  /** Sorted by the beginning of the key as a number, then where that is the same by all of it. */
  private long[] order() {
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      long beginning = 0;
      for (int j = 0; j < 5; j++) {
        int at = starts[i] + j;
        beginning = (beginning << 8) | (at < bodies[i] ? data[at] & 0xff : 0);
      }
      order[i] = ((beginning >>> 1) << INDEX_BITS) | i;
    }
    Arrays.sort(order);
    int from = 0;
    for (int i = 1; i <= count; i++) {
      if (i == count || order[i] >>> INDEX_BITS != order[from] >>> INDEX_BITS) {
        if (i - from > 1) {
          sortWholly(order, from, i);
        }
        from = i;
      }
    }
    return order;
  }

  private void sortWholly(long[] order, int from, int to) {
    Integer[] part = new Integer[to - from];
    for (int i = from; i < to; i++) {
      part[i - from] = index(order[i]);
    }
    Arrays.sort(
        part,
        (a, b) -> Arrays.compareUnsigned(data, starts[a], bodies[a], data, starts[b], bodies[b]));
    for (int i = from; i < to; i++) {
      order[i] = part[i - from];
    }
  }

  /** To be called once, after the last one was added. */
  public void sort() throws IOException {
    if (runs.isEmpty()) {
      start(new Run(order()));
      return;
    }
    if (count > 0) {
      spill();
    }
    data = new byte[0];
    while (runs.size() > FAN_IN) {
      List<Path> fewer = new ArrayList<>();
      for (int from = 0; from < runs.size(); from += FAN_IN) {
        fewer.add(merged(runs.subList(from, Math.min(runs.size(), from + FAN_IN))));
      }
      runs = fewer;
    }
    for (Path run : runs) {
      start(new Run(run));
    }
  }

  private Path merged(List<Path> part) throws IOException {
    for (Path run : part) {
      start(new Run(run));
    }
    Path file = file();
    try (DataOutputStream out = output(file)) {
      while (advance()) {
        write(out, data(), key(), body(), end());
      }
    }
    begun = false;
    for (Run run : open) {
      run.close();
    }
    open.clear();
    for (Path run : part) {
      Files.delete(run);
      files.remove(run);
    }
    return file;
  }

  private void start(Run run) throws IOException {
    run.number = open.size();
    open.add(run);
    if (run.advance()) {
      queue.add(run);
    }
  }

  /** To the next record; false at the end. */
  public boolean advance() throws IOException {
    if (begun) {
      Run first = queue.poll();
      if (first != null && first.advance()) {
        queue.add(first);
      }
    }
    begun = true;
    return !queue.isEmpty();
  }

  private Run first() {
    Run first = queue.peek();
    if (first == null) {
      throw new IllegalStateException("no record");
    }
    return first;
  }

  /** Where the record is, until the next call of {@link #advance}; not to be changed. */
  public byte[] data() {
    return first().bytes;
  }

  /** Where its key begins. */
  public int key() {
    return first().key;
  }

  /** Where its key ends. */
  public int body() {
    return first().body;
  }

  /** Where it ends. */
  public int end() {
    return first().end;
  }

  @Override
  public void close() throws IOException {
    for (Run run : open) {
      run.close();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** Records in order, from memory or from disk. */
  private final class Run implements Comparable<Run>, AutoCloseable {
    private final DataInputStream in;
    private final long[] order;
    private byte[] bytes;
    private int key;
    private int body;
    private int end;
    private int at;
    private int number;

    Run(Path file) throws IOException {
      this.in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), RUN_BUFFER));
      this.order = new long[0];
      this.bytes = new byte[256];
    }

    Run(long[] order) {
      this.in = new DataInputStream(InputStream.nullInputStream());
      this.order = order;
      this.bytes = data;
    }

    boolean advance() throws IOException {
      if (at < order.length) {
        int record = index(order[at++]);
        key = starts[record];
        body = bodies[record];
        end = starts[record + 1];
        return true;
      }
      int first = in.read();
      if (first < 0) {
        return false;
      }
      body = (first << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
      end = body + in.readInt();
      if (bytes.length < end) {
        bytes = new byte[Math.max(end, 2 * bytes.length)];
      }
      in.readFully(bytes, 0, end);
      return true;
    }

    @Override
    public int compareTo(Run other) {
      int keys = Arrays.compareUnsigned(bytes, key, body, other.bytes, other.key, other.body);
      return keys != 0 ? keys : Integer.compare(number, other.number);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
