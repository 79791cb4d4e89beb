/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fixity.Stat;
import io.yunheng.stores.StoredObject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/**
 * A file as it is at a moment, in 128 bits: a file of the same identity need not be read again. For
 * one thread.
 */
final class FileIdentity {
  /** Bytes of an identity. */
  static final int SIZE = 16;

  /** That of what has no bytes. */
  static final byte[] NONE = new byte[SIZE];

  private final MessageDigest digest;
  private final ByteBuffer numbers = ByteBuffer.allocate(5 * Long.BYTES);

  FileIdentity() {
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

  /** That of an object; nothing if the store says too little to know it again. */
  Optional<byte[]> of(byte[] path, StoredObject object) {
    if (object.etag().isEmpty()) {
      return Optional.empty();
    }
    long modified = object.modified().map(Instant::toEpochMilli).orElse(0L);
    numbers.clear().putLong(object.size()).putLong(modified).putLong(0).putLong(0).putLong(0);
    digest.update(numbers.array());
    digest.update(object.etag().get().value().getBytes(UTF_8));
    digest.update((byte) 0);
    digest.update(object.version().orElse("").getBytes(UTF_8));
    digest.update((byte) 0);
    return Optional.of(cut(digest.digest(path)));
  }

  private static byte[] cut(byte[] whole) {
    return java.util.Arrays.copyOf(whole, SIZE);
  }
}
