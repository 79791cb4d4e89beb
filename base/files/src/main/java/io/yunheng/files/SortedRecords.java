/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Records with a key, in the order of their keys and, where those are the same, in that in which
 * they came; however many.
 */
public final class SortedRecords implements AutoCloseable {
  private final PackedSorter sorter;
  private byte[] packed = new byte[512];
  private boolean sorted;

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

  /**
   * An empty one.
   *
   * @param folder where files of it may lie until it is closed
   * @param bytes of memory
   */
  public SortedRecords(Path folder, long bytes) {
    this.sorter = new PackedSorter(folder, (int) Math.min(bytes, Integer.MAX_VALUE - 8));
  }

  /** Adds one; for many threads. */
  public synchronized void add(byte[] key, byte[] value) throws IOException {
    int length = key.length + value.length;
    if (length > packed.length) {
      packed = new byte[Math.max(length, 2 * packed.length)];
    }
    System.arraycopy(key, 0, packed, 0, key.length);
    System.arraycopy(value, 0, packed, key.length, value.length);
    sorter.add(packed, 0, key.length, length);
  }

  /** The next in order; to be called when all were added. */
  public Optional<Pair> next() throws IOException {
    if (!sorted) {
      sorter.sort();
      sorted = true;
    }
    if (!sorter.advance()) {
      return Optional.empty();
    }
    byte[] data = sorter.data();
    return Optional.of(
        new Pair(
            Arrays.copyOfRange(data, sorter.key(), sorter.body()),
            Arrays.copyOfRange(data, sorter.body(), sorter.end())));
  }

  @Override
  public void close() throws IOException {
    sorter.close();
  }
}
