/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What the system knows of a file without reading it.
 *
 * @param type the kind, as in {@code st_mode}
 * @param permissions the lower twelve bits of {@code st_mode}, or {@link #UNKNOWN}
 * @param owner number of the user it belongs to, or {@link #UNKNOWN}
 * @param group number of the group it belongs to, or {@link #UNKNOWN}
 * @param links how many names it has, or {@link #UNKNOWN}
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
  /** In place of a number that {@link TreeAccess#PORTABLE} cannot see. */
  public static final int UNKNOWN = -1;

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

  /** Bytes of a {@code struct statx} up to the last one that is looked at. */
  public static final int BYTES = 144;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** From a {@code struct statx}, which is the same on all processors. */
  public static Stat of(byte[] statx) {
    int mode = Short.toUnsignedInt((short) SHORT.get(statx, 28));
    long device =
        (long) number(statx, 136) << Integer.SIZE | Integer.toUnsignedLong(number(statx, 140));
    return new Stat(
        Type.ofMode(mode),
        mode & ~TYPE_BITS,
        number(statx, 20),
        number(statx, 24),
        number(statx, 16),
        device,
        (long) LONG.get(statx, 32),
        (long) LONG.get(statx, 40),
        (long) LONG.get(statx, 48) * SECTOR,
        nanos(statx, 112),
        nanos(statx, 96));
  }

  private static int number(byte[] statx, int at) {
    return (int) INT.get(statx, at);
  }

  private static long nanos(byte[] statx, int at) {
    return (long) LONG.get(statx, at) * 1_000_000_000L + number(statx, at + Long.BYTES);
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
