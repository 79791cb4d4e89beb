/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;

/**
 * Records in the order of their keys, however many: sorted in memory as far as it goes, beyond that
 * in runs on disk which are merged. Of records with one key the last added is kept.
 */
public final class SpilledRecords implements AutoCloseable {
  private static final int SHARE = 8;
  private static final int KEY = FileIdentity.SIZE + EntryBytes.KEY_AT;

  private final Path folder;
  private final int memory;
  private final Lock spilling = new ReentrantLock();
  private List<byte[]> held = new ArrayList<>();
  private long bytes;
  private final List<Path> runs = new ArrayList<>();
  private final List<RecordReader> open = new ArrayList<>();
  private final PriorityQueue<Head> heads = new PriorityQueue<>();
  private int at;
  private byte[] last = {};

  /**
   * Sorting of records that are still to be added.
   *
   * @param folder for what does not fit into memory
   * @param memory for records, in bytes; of it at most an eighth of the heap is used
   */
  public SpilledRecords(Path folder, int memory) {
    this.folder = folder;
    this.memory = (int) Math.min(memory, Runtime.getRuntime().maxMemory() / SHARE);
  }

  private static final class Head implements Comparable<Head> {
    private final RecordReader run;
    private final int number;

    Head(RecordReader run, int number) {
      this.run = run;
      this.number = number;
    }

    @Override
    public int compareTo(Head other) {
      int order = order(run.record(), other.run.record());
      return order == 0 ? Integer.compare(number, other.number) : order;
    }
  }

  Path folder() {
    return folder;
  }

  static int order(byte[] one, byte[] other) {
    return Arrays.compareUnsigned(one, KEY, keyEnd(one), other, KEY, keyEnd(other));
  }

  private static int keyEnd(byte[] record) {
    return KEY + (int) PackedOutput.INT.get(record, FileIdentity.SIZE);
  }

  /**
   * Adds a record: identity, length of the key, key, and whatever else. Safe for threads, of which
   * others go on while one sorts, until there is as much again to be sorted.
   */
  void add(byte[] record) throws IOException {
    if (!full(record)) {
      return;
    }
    spilling.lock();
    try {
      List<byte[]> full;
      Path run;
      synchronized (this) {
        if (bytes <= memory) {
          return;
        }
        full = held;
        run = run();
      }
      spill(full, run);
    } finally {
      spilling.unlock();
    }
  }

  private synchronized boolean full(byte[] record) {
    held.add(record);
    bytes += record.length + 2L * Long.BYTES + Integer.BYTES;
    return bytes > memory;
  }

  /** Where what is held now goes to; from now on nothing is held. */
  private Path run() {
    Path run = folder.resolve("sort-" + runs.size());
    runs.add(run);
    held = new ArrayList<>();
    bytes = 0;
    return run;
  }

  private static void spill(List<byte[]> held, Path run) throws IOException {
    held.sort(SpilledRecords::order);
    CRC32C crc = new CRC32C();
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), 1 << 16))) {
      for (byte[] record : held) {
        crc.reset();
        crc.update(record);
        out.writeInt(record.length);
        out.writeInt((int) crc.getValue());
        out.write(record);
      }
    }
  }

  /** To be called by one thread once all were added, and again to begin anew. */
  public void sort() throws IOException {
    for (RecordReader run : open) {
      run.close();
    }
    open.clear();
    heads.clear();
    at = 0;
    last = new byte[0];
    if (runs.isEmpty()) {
      held.sort(SpilledRecords::order);
      return;
    }
    if (!held.isEmpty()) {
      List<byte[]> rest = held;
      spill(rest, run());
    }
    for (Path run : runs) {
      RecordReader records = new RecordReader(run, 0, Files.size(run));
      open.add(records);
      if (advance(records)) {
        heads.add(new Head(records, open.size()));
      }
    }
  }

  /** The next record; nothing at the end. */
  Optional<byte[]> next() throws IOException {
    byte[] record = last.length > 0 ? last : step();
    last = new byte[0];
    if (record.length == 0) {
      return Optional.empty();
    }
    byte[] following = step();
    while (following.length > 0 && order(record, following) == 0) {
      record = following;
      following = step();
    }
    last = following;
    return Optional.of(record);
  }

  private byte[] step() throws IOException {
    if (runs.isEmpty()) {
      return at < held.size() ? held.get(at++) : new byte[0];
    }
    Head first = heads.poll();
    if (first == null) {
      return new byte[0];
    }
    byte[] record = first.run.record();
    if (advance(first.run)) {
      heads.add(first);
    }
    return record;
  }

  private static boolean advance(RecordReader run) throws IOException {
    boolean more = run.next();
    if (!more && !run.atEnd()) {
      throw new IOException("sorted records were damaged on their way over the disk");
    }
    return more;
  }

  @Override
  public void close() throws IOException {
    for (RecordReader run : open) {
      run.close();
    }
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }
}
