/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One mention of a path as bytes, in the order in which mentions are compared: what the path folds
 * to, the path, the source and line of the mention; then its offset and the digest, which do not
 * count for the order. Paths and long digests are held as parts of their SHA-256, so that whoever
 * makes two of them meet only has them called the same.
 */
final class PathMention {
  static final int WIDTH = 80;
  static final int KEY = 48;
  static final int DIGEST = 32;
  private static final int NAME = 16;
  private static final int LINE_BITS = 48;

  private final byte[] bytes = new byte[WIDTH];
  private final ByteBuffer view = ByteBuffer.wrap(bytes);

  void set(byte[] folded, byte[] path, int source, long line, long offset, byte[] digest) {
    System.arraycopy(folded, 0, bytes, 0, NAME);
    System.arraycopy(path, 0, bytes, NAME, NAME);
    view.putLong(2 * NAME, ((long) source << LINE_BITS) | line);
    view.putLong(2 * NAME + 8, offset);
    System.arraycopy(digest, 0, bytes, KEY, DIGEST);
  }

  byte[] bytes() {
    return bytes;
  }

  void read(byte[] from, int at) {
    System.arraycopy(from, at, bytes, 0, WIDTH);
  }

  int source() {
    return (int) (view.getLong(2 * NAME) >>> LINE_BITS);
  }

  long line() {
    return view.getLong(2 * NAME) & ((1L << LINE_BITS) - 1);
  }

  long offset() {
    return view.getLong(2 * NAME + 8);
  }

  void copyFrom(PathMention other) {
    System.arraycopy(other.bytes, 0, bytes, 0, WIDTH);
  }

  boolean sameFolded(PathMention other) {
    return Arrays.equals(bytes, 0, NAME, other.bytes, 0, NAME);
  }

  boolean samePath(PathMention other) {
    return Arrays.equals(bytes, 0, 2 * NAME, other.bytes, 0, 2 * NAME);
  }

  boolean sameDigest(PathMention other) {
    return Arrays.equals(bytes, KEY, WIDTH, other.bytes, KEY, WIDTH);
  }
}
