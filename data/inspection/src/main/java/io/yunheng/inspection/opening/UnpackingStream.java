/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import java.io.IOException;
import java.io.InputStream;

/** A stream that unpacks another, which may be several one behind the other. */
abstract class UnpackingStream extends InputStream {
  /** How many bytes were taken in so far. */
  abstract long packed();

  /** How many streams there were so far. */
  abstract long streams();

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] into, int offset, int length) throws IOException;
}
