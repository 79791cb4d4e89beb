/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.DigestEngine;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of one message that others compute, or that cannot be kept half way. */
interface Whole extends AutoCloseable {
  /** Takes in bytes; all but the last time a whole number of windows of 64 KiB. */
  void update(MemorySegment bytes);

  /** The digest, with the last bytes. */
  byte[] end(MemorySegment last);

  @Override
  void close();

  /** One of the platform's. */
  static Whole platform(String name) {
    try {
      return new OfPlatform(MessageDigest.getInstance(name));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SM3 of the system's library. */
  static Whole library(Libcrypto library) {
    return new OfLibrary(library.new Context(Arena.ofAuto()));
  }

  static Whole blake3(DigestEngine engine) {
    return new OfBlake3(new Blake3(engine.chunks()));
  }

  /** By the platform. */
  record OfPlatform(MessageDigest digest) implements Whole {
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

  /** By the system's library. */
  record OfLibrary(Libcrypto.Context context) implements Whole {
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

  /** Many chunks of the message side by side. */
  record OfBlake3(Blake3 blake3) implements Whole {
    private static final long WINDOW = 1 << 16;

    @Override
    public void update(MemorySegment bytes) {
      for (long at = 0; at < bytes.byteSize(); at += WINDOW) {
        blake3.update(bytes.asSlice(at, WINDOW));
      }
    }

    @Override
    public byte[] end(MemorySegment last) {
      long whole = last.byteSize() / WINDOW * WINDOW;
      update(last.asSlice(0, whole));
      return blake3.finish(last.asSlice(whole));
    }

    @Override
    public void close() {}
  }
}
