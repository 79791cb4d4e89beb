/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Where the bytes of a message come from, from the first to the last. */
public interface ByteSource extends AutoCloseable {
  /**
   * Fills memory as far as there are bytes.
   *
   * @return how many there were; fewer than fit means that the message has ended
   */
  int read(MemorySegment into) throws IOException;

  @Override
  void close() throws IOException;
}
