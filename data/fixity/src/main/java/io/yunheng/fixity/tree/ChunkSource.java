/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import io.yunheng.fixity.ByteSource;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.LongConsumer;

/** The message of a leaf: a zero byte and a part of an open file. For one thread. */
public final class ChunkSource implements ByteSource {
  /** It ended before the chunk did. */
  static final class Ended extends IOException {
    private Ended(long at) {
      super("ended at " + at);
    }
  }

  private final FileCalls calls;
  private final int file;
  private final long end;
  private final LongConsumer read;
  private long at;
  private boolean begun;

  /**
   * A chunk.
   *
   * @param from where it begins in the file, in bytes
   * @param end where it ends
   * @param read is told of bytes that were read
   */
  public ChunkSource(FileCalls calls, int file, long from, long end, LongConsumer read) {
    this.calls = calls;
    this.file = file;
    this.at = from;
    this.end = end;
    this.read = read;
  }

  @Override
  public int read(MemorySegment into) throws IOException {
    int before = begun ? 0 : 1;
    if (!begun) {
      into.set(ValueLayout.JAVA_BYTE, 0, (byte) 0);
      begun = true;
    }
    long length = Math.min(into.byteSize() - before, end - at);
    int got = calls.read(file, at, into.asSlice(before, length));
    if (got < length) {
      throw new Ended(at + got);
    }
    at += got;
    read.accept(got);
    return before + got;
  }

  @Override
  public void close() {}
}
