/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.handover.tree.Stat;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A file as it is at a moment, in 128 bits: a file of the same identity need not be read again. For
 * one thread.
 */
final class Identity {
  /** Bytes of an identity. */
  static final int SIZE = 16;

  /** That of what has no bytes. */
  static final byte[] NONE = new byte[SIZE];

  private final MessageDigest digest;
  private final ByteBuffer numbers = ByteBuffer.allocate(5 * Long.BYTES);

  Identity() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] of(byte[] path, Stat stat) {
    numbers
        .clear()
        .putLong(stat.device())
        .putLong(stat.inode())
        .putLong(stat.size())
        .putLong(stat.modified())
        .putLong(stat.changed());
    digest.update(numbers.array());
    return cut(digest.digest(path));
  }

  private static byte[] cut(byte[] whole) {
    return java.util.Arrays.copyOf(whole, SIZE);
  }
}
