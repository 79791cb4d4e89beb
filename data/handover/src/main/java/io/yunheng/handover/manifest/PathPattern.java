/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A pattern of paths: {@code *} stands for any characters of a name, {@code ?} for one, {@code **}
 * for any characters, {@code **}{@code /} for any folders or none. A pattern without a slash is one
 * of names, in any folder. Matching takes time in proportion to pattern times path.
 */
public final class PathPattern {
  private static final int ANY = -1;
  private static final int IN_NAME = -2;
  private static final int ONE = -3;

  /** Any folders: here a name begins, and in the next part it goes on. */
  private static final int FOLDERS = -4;

  private static final int FOLDER = -5;

  private final int[] parts;

  /** The pattern that a text means. */
  public PathPattern(String pattern) {
    String whole = pattern.indexOf('/') < 0 ? "**/" + pattern : pattern;
    int[] read = new int[whole.length()];
    int count = 0;
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (whole.startsWith("**/", i)) {
        read[count++] = FOLDERS;
        read[count++] = FOLDER;
        i += 2;
      } else if (whole.startsWith("**", i)) {
        read[count++] = ANY;
        i++;
      } else {
        read[count++] = c == '*' ? IN_NAME : c == '?' ? ONE : c;
      }
    }
    parts = Arrays.copyOf(read, count);
  }

  /** Whether a path fits. */
  public boolean matches(String path) {
    BitSet now = new BitSet(parts.length + 1);
    now.set(0);
    pass(now);
    for (int i = 0; i < path.length() && !now.isEmpty(); i++) {
      now = step(now, path.charAt(i));
    }
    return now.get(parts.length);
  }

  private BitSet step(BitSet now, char c) {
    BitSet next = new BitSet(parts.length + 1);
    for (int at = now.nextSetBit(0); at >= 0 && at < parts.length; at = now.nextSetBit(at + 1)) {
      switch (parts[at]) {
        case ANY -> next.set(at);
        case IN_NAME -> next.set(at, at + (c == '/' ? 0 : 1));
        case ONE -> next.set(at + 1, at + (c == '/' ? 1 : 2));
        case FOLDERS -> next.set(c == '/' ? at : at + 1);
        case FOLDER -> next.set(c == '/' ? at - 1 : at);
        default -> next.set(at + 1, at + (parts[at] == c ? 2 : 1));
      }
    }
    pass(next);
    return next;
  }

  /** What may be empty may be passed over. */
  private void pass(BitSet now) {
    for (int at = now.nextSetBit(0); at >= 0 && at < parts.length; at = now.nextSetBit(at + 1)) {
      if (parts[at] == ANY || parts[at] == IN_NAME) {
        now.set(at + 1);
      } else if (parts[at] == FOLDERS) {
        now.set(at + 2);
      }
    }
  }
}
