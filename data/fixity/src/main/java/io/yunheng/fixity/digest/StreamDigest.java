/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The digest of one message by libcrypto or the Java platform. Its state cannot be saved. Not
 * thread-safe.
 */
interface StreamDigest extends AutoCloseable {
  /** Adds the next bytes of the message. */
  void update(MemorySegment bytes);

  /** Adds the last bytes and returns the digest. */
  byte[] end(MemorySegment last);

  @Override
  void close();

  /** A digest of the Java platform, by its JCA name. */
  static StreamDigest platform(String name) {
    try {
      return new OfPlatform(MessageDigest.getInstance(name));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SM3 of libcrypto. */
  static StreamDigest library(Libcrypto library) {
    return new OfLibrary(library.new Context(Arena.ofAuto()));
  }

  /** A digest of the Java platform. */
  record OfPlatform(MessageDigest digest) implements StreamDigest {
    @Override
    public void update(MemorySegment bytes) {
      digest.update(bytes.asByteBuffer());
    }

    @Override
    public byte[] end(MemorySegment last) {
      update(last);
      return digest.digest();
    }

    @Override
    public void close() {}
  }

  /** A digest of libcrypto. */
  record OfLibrary(Libcrypto.Context context) implements StreamDigest {
    @Override
    public void update(MemorySegment bytes) {
      context.update(bytes);
    }

    @Override
    public byte[] end(MemorySegment last) {
      context.update(last);
      return context.digest();
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
