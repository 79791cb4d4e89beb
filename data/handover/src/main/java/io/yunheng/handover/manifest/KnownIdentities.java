/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/**
 * Identities and which of them were met again. Takes up to 48 bytes for each, outside the heap.
 * Thread-safe.
 */
public final class KnownIdentities implements AutoCloseable {
  private static final int SLOT = 2 * Long.BYTES;

  private Arena arena = Arena.ofShared();
  private MemorySegment slots;
  private long mask;
  private long count;
  private long hits;

  public KnownIdentities() {
    this.mask = (1 << 10) - 1;
    this.slots = arena.allocate((mask + 1) * SLOT, Long.BYTES);
  }

  /** Adds one, not marked so far. */
  public synchronized void add(byte[] identity) {
    if (2 * (count + 1) > mask) {
      grow();
    }
    ByteBuffer key = ByteBuffer.wrap(identity);
    count += put(slots, mask, first(key), second(key)) ? 1 : 0;
  }

  /** Whether it was added; from now on it is marked. */
  synchronized boolean mark(byte[] identity) {
    ByteBuffer key = ByteBuffer.wrap(identity);
    long at = find(first(key), second(key));
    if (at < 0) {
      return false;
    }
    long second = slots.get(ValueLayout.JAVA_LONG, at + Long.BYTES);
    slots.set(ValueLayout.JAVA_LONG, at + Long.BYTES, second | 1);
    hits++;
    return true;
  }

  /** How often something was marked. */
  public synchronized long hits() {
    return hits;
  }

  synchronized boolean marked(byte[] identity) {
    ByteBuffer key = ByteBuffer.wrap(identity);
    long at = find(first(key), second(key));
    return at >= 0 && (slots.get(ValueLayout.JAVA_LONG, at + Long.BYTES) & 1) == 1;
  }

  /** Never 0, which is an empty slot. */
  private static long first(ByteBuffer key) {
    return key.getLong(0) | 1;
  }

  /** The lowest bit tells whether it is marked. */
  private static long second(ByteBuffer key) {
    return key.getLong(Long.BYTES) & ~1L;
  }

  private long find(long first, long second) {
    long slot = (first >>> 1) & mask;
    while (true) {
      long at = slot * SLOT;
      long found = slots.get(ValueLayout.JAVA_LONG, at);
      if (found == 0) {
        return -1;
      }
      if (found == first && (slots.get(ValueLayout.JAVA_LONG, at + Long.BYTES) & ~1L) == second) {
        return at;
      }
      slot = (slot + 1) & mask;
    }
  }

  private static boolean put(MemorySegment slots, long mask, long first, long second) {
    long slot = (first >>> 1) & mask;
    while (true) {
      long at = slot * SLOT;
      long found = slots.get(ValueLayout.JAVA_LONG, at);
      if (found == 0) {
        slots.set(ValueLayout.JAVA_LONG, at, first);
        slots.set(ValueLayout.JAVA_LONG, at + Long.BYTES, second);
        return true;
      }
      long other = slots.get(ValueLayout.JAVA_LONG, at + Long.BYTES);
      if (found == first && (other & ~1L) == (second & ~1L)) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
  }

  private void grow() {
    long wider = 2 * mask + 1;
    Arena next = Arena.ofShared();
    MemorySegment moved = next.allocate((wider + 1) * SLOT, Long.BYTES);
    for (long at = 0; at <= mask * SLOT; at += SLOT) {
      long first = slots.get(ValueLayout.JAVA_LONG, at);
      if (first != 0) {
        put(moved, wider, first, slots.get(ValueLayout.JAVA_LONG, at + Long.BYTES));
      }
    }
    arena.close();
    arena = next;
    slots = moved;
    mask = wider;
  }

  @Override
  public synchronized void close() {
    arena.close();
  }
}
