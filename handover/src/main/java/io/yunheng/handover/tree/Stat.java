/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.tree;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What the system knows of a file without reading it.
 *
 * @param type the kind, as in {@code st_mode}
 * @param permissions the lower twelve bits of {@code st_mode}
 * @param owner number of the user it belongs to
 * @param group number of the group it belongs to
 * @param links how many names it has
 * @param size in bytes
 * @param allocated in bytes; less than the size where it has holes
 * @param modified nanoseconds since 1970
 * @param changed the same, of anything about it
 */
public record Stat(
    Type type,
    int permissions,
    int owner,
    int group,
    int links,
    long device,
    long inode,
    long size,
    long allocated,
    long modified,
    long changed) {
  private static final int TYPE_BITS = 0xf000;
  private static final int SECTOR = 512;

  /** What an entry of a directory can be. */
  public enum Type {
    FILE,
    DIRECTORY,
    LINK,
    SOCKET,
    PIPE,
    BLOCK_DEVICE,
    CHARACTER_DEVICE,
    OTHER;

    static Type ofMode(int mode) {
      return switch (mode & TYPE_BITS) {
        case 0x8000 -> FILE;
        case 0x4000 -> DIRECTORY;
        case 0xa000 -> LINK;
        case 0xc000 -> SOCKET;
        case 0x1000 -> PIPE;
        case 0x6000 -> BLOCK_DEVICE;
        case 0x2000 -> CHARACTER_DEVICE;
        default -> OTHER;
      };
    }
  }

  /** From a {@code struct statx}, which is the same on all processors. */
  static Stat of(MemorySegment statx) {
    int mode = Short.toUnsignedInt(statx.get(ValueLayout.JAVA_SHORT, 28));
    long device =
        (long) statx.get(ValueLayout.JAVA_INT, 136) << Integer.SIZE
            | Integer.toUnsignedLong(statx.get(ValueLayout.JAVA_INT, 140));
    return new Stat(
        Type.ofMode(mode),
        mode & ~TYPE_BITS,
        statx.get(ValueLayout.JAVA_INT, 20),
        statx.get(ValueLayout.JAVA_INT, 24),
        statx.get(ValueLayout.JAVA_INT, 16),
        device,
        statx.get(ValueLayout.JAVA_LONG, 32),
        statx.get(ValueLayout.JAVA_LONG, 40),
        statx.get(ValueLayout.JAVA_LONG, 48) * SECTOR,
        nanos(statx, 112),
        nanos(statx, 96));
  }

  private static long nanos(MemorySegment statx, long at) {
    return statx.get(ValueLayout.JAVA_LONG, at) * 1_000_000_000L
        + statx.get(ValueLayout.JAVA_INT, at + 8);
  }

  /** Whether it is the same file with, as far as can be told, the same bytes. */
  public boolean unchanged(Stat later) {
    return device == later.device
        && inode == later.inode
        && size == later.size
        && modified == later.modified
        && changed == later.changed;
  }

  /** Whether parts of it were never written. */
  public boolean sparse() {
    return type == Type.FILE && allocated < size;
  }
}
