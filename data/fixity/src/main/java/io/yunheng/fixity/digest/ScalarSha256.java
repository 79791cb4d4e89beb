/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** SHA-256 of one message, without vectors. */
public final class ScalarSha256 implements Compression {
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final int MESSAGE = 16;
  private static final int[] CONSTANTS = Sha256.constants();

  private final int[] words = new int[Sha256.ROUNDS];

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    for (int block = 0; block < blocks; block++) {
      MemorySegment.copy(data, WORD, at[0] + (long) block * Sha256.BLOCK, words, 0, MESSAGE);
      expand(words);
      rounds(state, words);
    }
  }

  private static void expand(int[] words) {
    for (int j = MESSAGE; j < Sha256.ROUNDS; j++) {
      int x = words[j - 15];
      int y = words[j - 2];
      x = Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3;
      y = Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ y >>> 10;
      words[j] = words[j - 16] + x + words[j - 7] + y;
    }
  }

  private static void rounds(int[] state, int[] words) {
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    for (int j = 0; j < Sha256.ROUNDS; j += Sha256.WORDS) {
      h +=
          (Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25))
              + (((f ^ g) & e) ^ g)
              + (CONSTANTS[j] + words[j]);
      d += h;
      h +=
          (Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22))
              + ((a & b) | ((a | b) & c));
      g +=
          (Integer.rotateRight(d, 6) ^ Integer.rotateRight(d, 11) ^ Integer.rotateRight(d, 25))
              + (((e ^ f) & d) ^ f)
              + (CONSTANTS[j + 1] + words[j + 1]);
      c += g;
      g +=
          (Integer.rotateRight(h, 2) ^ Integer.rotateRight(h, 13) ^ Integer.rotateRight(h, 22))
              + ((h & a) | ((h | a) & b));
      f +=
          (Integer.rotateRight(c, 6) ^ Integer.rotateRight(c, 11) ^ Integer.rotateRight(c, 25))
              + (((d ^ e) & c) ^ e)
              + (CONSTANTS[j + 2] + words[j + 2]);
      b += f;
      f +=
          (Integer.rotateRight(g, 2) ^ Integer.rotateRight(g, 13) ^ Integer.rotateRight(g, 22))
              + ((g & h) | ((g | h) & a));
      e +=
          (Integer.rotateRight(b, 6) ^ Integer.rotateRight(b, 11) ^ Integer.rotateRight(b, 25))
              + (((c ^ d) & b) ^ d)
              + (CONSTANTS[j + 3] + words[j + 3]);
      a += e;
      e +=
          (Integer.rotateRight(f, 2) ^ Integer.rotateRight(f, 13) ^ Integer.rotateRight(f, 22))
              + ((f & g) | ((f | g) & h));
      d +=
          (Integer.rotateRight(a, 6) ^ Integer.rotateRight(a, 11) ^ Integer.rotateRight(a, 25))
              + (((b ^ c) & a) ^ c)
              + (CONSTANTS[j + 4] + words[j + 4]);
      h += d;
      d +=
          (Integer.rotateRight(e, 2) ^ Integer.rotateRight(e, 13) ^ Integer.rotateRight(e, 22))
              + ((e & f) | ((e | f) & g));
      c +=
          (Integer.rotateRight(h, 6) ^ Integer.rotateRight(h, 11) ^ Integer.rotateRight(h, 25))
              + (((a ^ b) & h) ^ b)
              + (CONSTANTS[j + 5] + words[j + 5]);
      g += c;
      c +=
          (Integer.rotateRight(d, 2) ^ Integer.rotateRight(d, 13) ^ Integer.rotateRight(d, 22))
              + ((d & e) | ((d | e) & f));
      b +=
          (Integer.rotateRight(g, 6) ^ Integer.rotateRight(g, 11) ^ Integer.rotateRight(g, 25))
              + (((h ^ a) & g) ^ a)
              + (CONSTANTS[j + 6] + words[j + 6]);
      f += b;
      b +=
          (Integer.rotateRight(c, 2) ^ Integer.rotateRight(c, 13) ^ Integer.rotateRight(c, 22))
              + ((c & d) | ((c | d) & e));
      a +=
          (Integer.rotateRight(f, 6) ^ Integer.rotateRight(f, 11) ^ Integer.rotateRight(f, 25))
              + (((g ^ h) & f) ^ h)
              + (CONSTANTS[j + 7] + words[j + 7]);
      e += a;
      a +=
          (Integer.rotateRight(b, 2) ^ Integer.rotateRight(b, 13) ^ Integer.rotateRight(b, 22))
              + ((b & c) | ((b | c) & d));
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}
