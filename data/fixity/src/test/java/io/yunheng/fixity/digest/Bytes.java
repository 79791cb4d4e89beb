/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.ByteSource;
import io.yunheng.fixity.Message;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** A message in memory; it may come in pieces, and fail at a place. */
public record Bytes(int number, MemorySegment bytes, int failAt) implements Message {
  public static Bytes of(int number, byte[] bytes) {
    return new Bytes(number, MemorySegment.ofArray(bytes), Integer.MAX_VALUE);
  }

  public long length() {
    return bytes.byteSize();
  }

  @Override
  public ByteSource open() throws IOException {
    if (failAt < 0) {
      throw new IOException("cannot be opened");
    }
    return new ByteSource() {
      private long at;

      @Override
      public int read(MemorySegment into) throws IOException {
        int count = (int) Math.min(into.byteSize(), length() - at);
        if (at + count > failAt) {
          throw new IOException("cannot be read");
        }
        MemorySegment.copy(bytes, at, into, 0, count);
        at += count;
        return count;
      }

      @Override
      public void close() {}
    };
  }
}
