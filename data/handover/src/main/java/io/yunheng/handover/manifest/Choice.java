/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Which files are read. Thread-safe. */
public interface Choice {
  Choice ALL = _ -> true;
  Choice NONE = _ -> false;

  /** Whether the file at a path, in UTF-8, is read. */
  boolean read(byte[] path);

  /**
   * About so many in 2^63, by chance, but always the same ones for the same seed.
   *
   * @param share from 0 to 2^63 - 1
   */
  static Choice sample(long seed, long share) {
    byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
    return path -> {
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(key);
        return (ByteBuffer.wrap(sha256.digest(path)).getLong() & Long.MAX_VALUE) < share;
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
