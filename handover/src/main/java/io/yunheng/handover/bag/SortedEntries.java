/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.bag;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Entries in order, however many: as many as memory was given for are sorted at a time and, if
 * there are more, put on disk, to be merged in the end.
 */
final class SortedEntries implements AutoCloseable {
  private static final int WIDTH = Entry.WIDTH;
  private static final int INDEX_BITS = 24;
  private static final int RUN_BUFFER = 1 << 15;

  private final Path folder;
  private final int most;
  private byte[] buffer = new byte[64 * WIDTH];
  private int count;
  private final List<Path> runs = new ArrayList<>();
  private final List<Run> open = new ArrayList<>();
  private final PriorityQueue<Run> queue = new PriorityQueue<>();

  SortedEntries(Path folder, int bytes) {
    this.folder = folder;
    this.most = Math.min(bytes / WIDTH, (1 << INDEX_BITS) - 1);
  }

  void add(Entry entry) throws IOException {
    if (count == most) {
      spill();
    }
    int at = count * WIDTH;
    if (at + WIDTH > buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, (long) most * WIDTH));
    }
    System.arraycopy(entry.bytes(), 0, buffer, at, WIDTH);
    count++;
  }

  private void spill() throws IOException {
    Path file = folder.resolve("run-" + runs.size());
    long[] order = order();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (long one : order) {
        out.write(buffer, index(one) * WIDTH, WIDTH);
      }
    }
    runs.add(file);
    count = 0;
  }

  private static int index(long one) {
    return (int) (one & ((1L << INDEX_BITS) - 1));
  }

  /** Sorted by the beginning of the key as a number, then where that is the same by all of it. */
  private long[] order() {
    ByteBuffer view = ByteBuffer.wrap(buffer);
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      long beginning = view.getLong(i * WIDTH) >>> (INDEX_BITS + 1);
      order[i] = (beginning << INDEX_BITS) | i;
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
    Long[] part = new Long[to - from];
    for (int i = from; i < to; i++) {
      part[i - from] = order[i];
    }
    Arrays.sort(part, (a, b) -> compare(index(a) * WIDTH, index(b) * WIDTH));
    for (int i = from; i < to; i++) {
      order[i] = part[i - from];
    }
  }

  private int compare(int one, int other) {
    return Arrays.compareUnsigned(buffer, one, one + Entry.KEY, buffer, other, other + Entry.KEY);
  }

  /** To be called once, after the last one was added. */
  void sort() throws IOException {
    if (runs.isEmpty()) {
      long[] order = order();
      start(new Run(order));
    } else {
      if (count > 0) {
        spill();
      }
      buffer = new byte[0];
      for (Path run : runs) {
        start(new Run(new BufferedInputStream(Files.newInputStream(run), RUN_BUFFER)));
      }
    }
  }

  private void start(Run run) throws IOException {
    open.add(run);
    if (run.advance()) {
      queue.add(run);
    }
  }

  /** The next one in order; false at the end. */
  boolean next(Entry into) throws IOException {
    Run first = queue.poll();
    if (first == null) {
      return false;
    }
    into.copyFrom(first.entry);
    if (first.advance()) {
      queue.add(first);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    for (Run run : open) {
      run.in.close();
    }
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }

  private final class Run implements Comparable<Run> {
    private final Entry entry = new Entry();
    private final InputStream in;
    private final long[] order;
    private int at;

    Run(InputStream in) {
      this.in = in;
      this.order = new long[0];
    }

    Run(long[] order) {
      this.in = InputStream.nullInputStream();
      this.order = order;
    }

    boolean advance() throws IOException {
      if (at < order.length) {
        System.arraycopy(buffer, index(order[at++]) * WIDTH, entry.bytes(), 0, WIDTH);
        return true;
      }
      return in.readNBytes(entry.bytes(), 0, WIDTH) == WIDTH;
    }

    @Override
    public int compareTo(Run other) {
      return Arrays.compareUnsigned(entry.bytes(), 0, Entry.KEY, other.entry.bytes(), 0, Entry.KEY);
    }
  }
}
