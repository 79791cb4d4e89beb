/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** SM3 of one message, without vectors. */
public final class ScalarSm3 implements Compression {
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final int MESSAGE = 16;
  private static final int SCHEDULE = 68;
  private static final int[] CONSTANTS = Sm3.constants();

  private final int[] words = new int[SCHEDULE];

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    for (int block = 0; block < blocks; block++) {
      MemorySegment.copy(data, WORD, at[0] + (long) block * Sm3.BLOCK, words, 0, MESSAGE);
      rounds(state, words);
    }
  }

  /** The word of the schedule that comes of five of those before it. */
  private static void expand(int[] words, int j) {
    int x = words[j - 16] ^ words[j - 9] ^ Integer.rotateLeft(words[j - 3], 15);
    x ^= Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23);
    words[j] = x ^ Integer.rotateLeft(words[j - 13], 7) ^ words[j - 6];
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
    for (int j = 0; j < Sm3.EARLY; j += 4) {
      int turned = Integer.rotateLeft(a, 12);
      int ss1 = Integer.rotateLeft(turned + (e + CONSTANTS[j]), 7);
      expand(words, j + 16);
      int w = words[j];
      d = ((a ^ b ^ c) + d + (w ^ words[j + 4])) + (ss1 ^ turned);
      h = ((e ^ f ^ g) + h + w) + ss1;
      h ^= Integer.rotateLeft(h, 9) ^ Integer.rotateLeft(h, 17);
      b = Integer.rotateLeft(b, 9);
      f = Integer.rotateLeft(f, 19);
      turned = Integer.rotateLeft(d, 12);
      ss1 = Integer.rotateLeft(turned + (h + CONSTANTS[j + 1]), 7);
      expand(words, j + 17);
      w = words[j + 1];
      c = ((d ^ a ^ b) + c + (w ^ words[j + 5])) + (ss1 ^ turned);
      g = ((h ^ e ^ f) + g + w) + ss1;
      g ^= Integer.rotateLeft(g, 9) ^ Integer.rotateLeft(g, 17);
      a = Integer.rotateLeft(a, 9);
      e = Integer.rotateLeft(e, 19);
      turned = Integer.rotateLeft(c, 12);
      ss1 = Integer.rotateLeft(turned + (g + CONSTANTS[j + 2]), 7);
      expand(words, j + 18);
      w = words[j + 2];
      b = ((c ^ d ^ a) + b + (w ^ words[j + 6])) + (ss1 ^ turned);
      f = ((g ^ h ^ e) + f + w) + ss1;
      f ^= Integer.rotateLeft(f, 9) ^ Integer.rotateLeft(f, 17);
      d = Integer.rotateLeft(d, 9);
      h = Integer.rotateLeft(h, 19);
      turned = Integer.rotateLeft(b, 12);
      ss1 = Integer.rotateLeft(turned + (f + CONSTANTS[j + 3]), 7);
      expand(words, j + 19);
      w = words[j + 3];
      a = ((b ^ c ^ d) + a + (w ^ words[j + 7])) + (ss1 ^ turned);
      e = ((f ^ g ^ h) + e + w) + ss1;
      e ^= Integer.rotateLeft(e, 9) ^ Integer.rotateLeft(e, 17);
      c = Integer.rotateLeft(c, 9);
      g = Integer.rotateLeft(g, 19);
    }
    for (int j = Sm3.EARLY; j < SCHEDULE - MESSAGE; j += 4) {
      int turned = Integer.rotateLeft(a, 12);
      int ss1 = Integer.rotateLeft(turned + (e + CONSTANTS[j]), 7);
      expand(words, j + 16);
      int w = words[j];
      d = (((a & b) | ((a | b) & c)) + d + (w ^ words[j + 4])) + (ss1 ^ turned);
      h = ((((f ^ g) & e) ^ g) + h + w) + ss1;
      h ^= Integer.rotateLeft(h, 9) ^ Integer.rotateLeft(h, 17);
      b = Integer.rotateLeft(b, 9);
      f = Integer.rotateLeft(f, 19);
      turned = Integer.rotateLeft(d, 12);
      ss1 = Integer.rotateLeft(turned + (h + CONSTANTS[j + 1]), 7);
      expand(words, j + 17);
      w = words[j + 1];
      c = (((d & a) | ((d | a) & b)) + c + (w ^ words[j + 5])) + (ss1 ^ turned);
      g = ((((e ^ f) & h) ^ f) + g + w) + ss1;
      g ^= Integer.rotateLeft(g, 9) ^ Integer.rotateLeft(g, 17);
      a = Integer.rotateLeft(a, 9);
      e = Integer.rotateLeft(e, 19);
      turned = Integer.rotateLeft(c, 12);
      ss1 = Integer.rotateLeft(turned + (g + CONSTANTS[j + 2]), 7);
      expand(words, j + 18);
      w = words[j + 2];
      b = (((c & d) | ((c | d) & a)) + b + (w ^ words[j + 6])) + (ss1 ^ turned);
      f = ((((h ^ e) & g) ^ e) + f + w) + ss1;
      f ^= Integer.rotateLeft(f, 9) ^ Integer.rotateLeft(f, 17);
      d = Integer.rotateLeft(d, 9);
      h = Integer.rotateLeft(h, 19);
      turned = Integer.rotateLeft(b, 12);
      ss1 = Integer.rotateLeft(turned + (f + CONSTANTS[j + 3]), 7);
      expand(words, j + 19);
      w = words[j + 3];
      a = (((b & c) | ((b | c) & d)) + a + (w ^ words[j + 7])) + (ss1 ^ turned);
      e = ((((g ^ h) & f) ^ h) + e + w) + ss1;
      e ^= Integer.rotateLeft(e, 9) ^ Integer.rotateLeft(e, 17);
      c = Integer.rotateLeft(c, 9);
      g = Integer.rotateLeft(g, 19);
    }
    for (int j = SCHEDULE - MESSAGE; j < Sm3.ROUNDS; j += 4) {
      int turned = Integer.rotateLeft(a, 12);
      int ss1 = Integer.rotateLeft(turned + (e + CONSTANTS[j]), 7);
      int w = words[j];
      d = (((a & b) | ((a | b) & c)) + d + (w ^ words[j + 4])) + (ss1 ^ turned);
      h = ((((f ^ g) & e) ^ g) + h + w) + ss1;
      h ^= Integer.rotateLeft(h, 9) ^ Integer.rotateLeft(h, 17);
      b = Integer.rotateLeft(b, 9);
      f = Integer.rotateLeft(f, 19);
      turned = Integer.rotateLeft(d, 12);
      ss1 = Integer.rotateLeft(turned + (h + CONSTANTS[j + 1]), 7);
      w = words[j + 1];
      c = (((d & a) | ((d | a) & b)) + c + (w ^ words[j + 5])) + (ss1 ^ turned);
      g = ((((e ^ f) & h) ^ f) + g + w) + ss1;
      g ^= Integer.rotateLeft(g, 9) ^ Integer.rotateLeft(g, 17);
      a = Integer.rotateLeft(a, 9);
      e = Integer.rotateLeft(e, 19);
      turned = Integer.rotateLeft(c, 12);
      ss1 = Integer.rotateLeft(turned + (g + CONSTANTS[j + 2]), 7);
      w = words[j + 2];
      b = (((c & d) | ((c | d) & a)) + b + (w ^ words[j + 6])) + (ss1 ^ turned);
      f = ((((h ^ e) & g) ^ e) + f + w) + ss1;
      f ^= Integer.rotateLeft(f, 9) ^ Integer.rotateLeft(f, 17);
      d = Integer.rotateLeft(d, 9);
      h = Integer.rotateLeft(h, 19);
      turned = Integer.rotateLeft(b, 12);
      ss1 = Integer.rotateLeft(turned + (f + CONSTANTS[j + 3]), 7);
      w = words[j + 3];
      a = (((b & c) | ((b | c) & d)) + a + (w ^ words[j + 7])) + (ss1 ^ turned);
      e = ((((g ^ h) & f) ^ h) + e + w) + ss1;
      e ^= Integer.rotateLeft(e, 9) ^ Integer.rotateLeft(e, 17);
      c = Integer.rotateLeft(c, 9);
      g = Integer.rotateLeft(g, 19);
    }
    state[0] ^= a;
    state[1] ^= b;
    state[2] ^= c;
    state[3] ^= d;
    state[4] ^= e;
    state[5] ^= f;
    state[6] ^= g;
    state[7] ^= h;
  }
}
