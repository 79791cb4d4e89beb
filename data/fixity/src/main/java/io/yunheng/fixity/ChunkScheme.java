/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import java.util.Set;

/**
 * How long messages are cut into chunks, whose digests are the leaves of a tree (RFC 6962, section
 * 2.1).
 *
 * @param size of a chunk in bytes, a power of two; the last chunk of a message may be shorter
 * @param algorithms a tree for each: SM3, SHA-256 or both
 */
public record ChunkScheme(int size, Set<Algorithm> algorithms) {
  /** Bytes of the smallest chunks that there can be. */
  public static final int SMALLEST = 1 << 16;

  /** Bytes of the largest chunks that there can be. */
  public static final int LARGEST = 1 << 26;

  /** Bytes of a chunk where nobody says otherwise. */
  public static final int USUAL = 1 << 20;

  private static final Set<Algorithm> KNOWN = Set.of(Algorithm.SM3, Algorithm.SHA_256);

  public ChunkScheme {
    algorithms = Set.copyOf(algorithms);
    if (!allowed(size) || algorithms.isEmpty() || !KNOWN.containsAll(algorithms)) {
      throw new IllegalArgumentException("chunks of " + size + " " + algorithms);
    }
  }

  /** Whether chunks can be of this size. */
  public static boolean allowed(long size) {
    return size >= SMALLEST && size <= LARGEST && Long.bitCount(size) == 1;
  }

  /** The same with one tree only: SM3 if that is among them. */
  public ChunkScheme ofOne() {
    Algorithm one = algorithms.contains(Algorithm.SM3) ? Algorithm.SM3 : Algorithm.SHA_256;
    return new ChunkScheme(size, Set.of(one));
  }

  /** How many chunks a message of so many bytes has. */
  public long count(long length) {
    return length == 0 ? 0 : (length - 1) / size + 1;
  }

  /** Whether a message of so many bytes is longer than a chunk. */
  public boolean several(long length) {
    return length > size;
  }
}
