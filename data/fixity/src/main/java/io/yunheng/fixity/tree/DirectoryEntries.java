/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.Stat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Entries of a directory as {@code getdents64} writes them. */
final class DirectoryEntries {
  private static final int NAME_AT = 19;
  private static final int KIND_AT = 18;
  private static final int LENGTH_AT = 16;
  private static final VarHandle LENGTH =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());

  private static final int UNKNOWN = 0;
  private static final int PIPE = 1;
  private static final int CHARACTER_DEVICE = 2;
  private static final int DIRECTORY = 4;
  private static final int BLOCK_DEVICE = 6;
  private static final int FILE = 8;
  private static final int LINK = 10;
  private static final int SOCKET = 12;
  private static final Optional<Stat.Type> REGULAR = Optional.of(Stat.Type.FILE);

  private final MemorySegment buffer;

  /** What is in the buffer, where it is looked at: that is far less to compile. */
  private final byte[] octets;

  DirectoryEntries(MemorySegment buffer) {
    this.buffer = buffer;
    this.octets = new byte[(int) buffer.byteSize()];
  }

  MemorySegment buffer() {
    return buffer;
  }

  /** Gives out what the system has put into the buffer, but for the directory and its parent. */
  void give(int length, FileCalls.Entries into) {
    MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, octets, 0, length);
    int size;
    for (int at = 0; at < length; at += size) {
      size = Short.toUnsignedInt((short) LENGTH.get(octets, at + LENGTH_AT));
      byte[] name = name(at, size);
      if (!self(name)) {
        into.entry(name, type(octets[at + KIND_AT]));
      }
    }
  }

  private static Optional<Stat.Type> type(int kind) {
    return switch (kind) {
      case FILE -> REGULAR;
      case UNKNOWN -> Optional.empty();
      case DIRECTORY -> Optional.of(Stat.Type.DIRECTORY);
      case LINK -> Optional.of(Stat.Type.LINK);
      case PIPE -> Optional.of(Stat.Type.PIPE);
      case SOCKET -> Optional.of(Stat.Type.SOCKET);
      case BLOCK_DEVICE -> Optional.of(Stat.Type.BLOCK_DEVICE);
      case CHARACTER_DEVICE -> Optional.of(Stat.Type.CHARACTER_DEVICE);
      default -> Optional.of(Stat.Type.OTHER);
    };
  }

  private byte[] name(int at, int size) {
    int end = at + NAME_AT;
    while (end < at + size && octets[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(octets, at + NAME_AT, end);
  }

  /** The directory's own entries, one dot and two. */
  private static boolean self(byte[] name) {
    return name.length > 0 && name.length <= 2 && name[0] == '.' && name[name.length - 1] == '.';
  }
}
