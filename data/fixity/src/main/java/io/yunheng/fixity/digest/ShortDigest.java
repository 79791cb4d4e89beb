/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.Algorithm;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Digests of messages of less than two blocks by the scalar twins. Not thread-safe. */
public final class ShortDigest {
  /** Bytes of a digest. */
  public static final int LENGTH = Sm3.WORDS * Integer.BYTES;

  private static final int MOST = 2 * Sm3.BLOCK - 1 - Long.BYTES;
  private static final ValueLayout.OfLong COUNT =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** The padding between a message and its length: a one bit and zeros. */
  private static final byte[] END = new byte[Sm3.BLOCK + 1];

  static {
    END[0] = (byte) 0x80;
  }

  private final Compression compression;
  private final int[] start;
  private final byte[] block = new byte[2 * Sm3.BLOCK];
  private final MemorySegment memory = MemorySegment.ofArray(block);
  private final long[] at = new long[1];

  /**
   * Digests by one algorithm.
   *
   * @param algorithm SM3 or SHA-256
   */
  public ShortDigest(Algorithm algorithm) {
    this.compression = scalar(algorithm);
    this.start = start(algorithm);
  }

  /** The scalar twin of SM3 or SHA-256. */
  public static Compression scalar(Algorithm algorithm) {
    return switch (algorithm) {
      case SM3 -> new ScalarSm3();
      case SHA_256 -> new ScalarSha256();
      case SHA_512 -> throw new IllegalArgumentException(algorithm.code());
    };
  }

  /** The initial state of SM3 or SHA-256. */
  public static int[] start(Algorithm algorithm) {
    return switch (algorithm) {
      case SM3 -> Sm3.start();
      case SHA_256 -> Sha256.start();
      case SHA_512 -> throw new IllegalArgumentException(algorithm.code());
    };
  }

  /** Writes a state as the bytes of a digest. */
  public static void words(int[] state, byte[] into, int from) {
    MemorySegment.copy(state, 0, MemorySegment.ofArray(into), WORD, from, state.length);
  }

  /** The digest of the concatenated parts, which are shorter than two blocks. */
  public byte[] of(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      if (length + part.length > MOST) {
        throw new IllegalArgumentException("too long");
      }
      System.arraycopy(part, 0, block, length, part.length);
      length += part.length;
    }
    int[] state = start.clone();
    compression.compress(state, memory, at, pad(memory, 0, length, length));
    byte[] digest = new byte[LENGTH];
    words(state, digest, 0);
    return digest;
  }

  /**
   * Appends the padding to the end of a message.
   *
   * @param from offset of the last bytes in memory, which has room for two blocks there
   * @param rest number of those bytes
   * @param length of the whole message in bytes
   * @return number of blocks that the end fills
   */
  public static int pad(MemorySegment memory, long from, int rest, long length) {
    int blocks = (rest + 1 + Long.BYTES + Sm3.BLOCK - 1) / Sm3.BLOCK;
    long end = from + (long) blocks * Sm3.BLOCK;
    int behind = (int) (end - Long.BYTES - from - rest);
    MemorySegment.copy(END, 0, memory, ValueLayout.JAVA_BYTE, from + rest, behind);
    memory.set(COUNT, end - Long.BYTES, length * Byte.SIZE);
    return blocks;
  }
}
