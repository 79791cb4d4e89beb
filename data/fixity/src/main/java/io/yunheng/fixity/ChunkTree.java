/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import io.yunheng.fixity.digest.ShortDigest;
import java.util.Arrays;

/**
 * The root of a chunk tree, from its leaves one after the other (RFC 6962, section 2.1): a leaf is
 * H(0x00 and the chunk), a node H(0x01, left and right), and the left side of a node has the
 * largest power of two of leaves that is less than all. Takes memory for one value at each level.
 * For one thread.
 */
public final class ChunkTree {
  /** Bytes of a leaf and of a root. */
  public static final int LENGTH = ShortDigest.LENGTH;

  private static final int LEVELS = 64;
  private static final byte[] NODE = {1};

  private final ShortDigest digest;
  private final byte[][] values = new byte[LEVELS][];
  private int depth;
  private long leaves;

  /**
   * A tree without leaves.
   *
   * @param algorithm SM3 or SHA-256
   */
  public ChunkTree(Algorithm algorithm) {
    this.digest = new ShortDigest(algorithm);
  }

  /** How many leaves there are. */
  public long leaves() {
    return leaves;
  }

  /**
   * Adds leaves.
   *
   * @param digests of chunks, one behind the other
   */
  public void add(byte[] digests) {
    for (int at = 0; at < digests.length; at += LENGTH) {
      values[depth] = Arrays.copyOfRange(digests, at, at + LENGTH);
      depth++;
      leaves++;
      for (long whole = leaves; (whole & 1) == 0; whole >>= 1) {
        depth--;
        values[depth - 1] = digest.of(NODE, values[depth - 1], values[depth]);
      }
    }
  }

  /** The root of the tree as it is; without leaves the digest of nothing. */
  public byte[] root() {
    if (depth == 0) {
      return digest.of();
    }
    byte[] root = values[depth - 1];
    for (int i = depth - 2; i >= 0; i--) {
      root = digest.of(NODE, values[i], root);
    }
    return root.clone();
  }

  /** What {@link #restore} needs beside the number of leaves: the values of whole subtrees. */
  public byte[] values() {
    byte[] all = new byte[depth * LENGTH];
    for (int i = 0; i < depth; i++) {
      System.arraycopy(values[i], 0, all, i * LENGTH, LENGTH);
    }
    return all;
  }

  /** Goes on with a tree of so many leaves. */
  public void restore(long count, byte[] all) {
    if (all.length != Long.bitCount(count) * LENGTH) {
      throw new IllegalArgumentException("values of a tree");
    }
    leaves = count;
    depth = Long.bitCount(count);
    for (int i = 0; i < depth; i++) {
      values[i] = Arrays.copyOfRange(all, i * LENGTH, (i + 1) * LENGTH);
    }
  }
}
