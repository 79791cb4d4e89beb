/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of which only so much is given until it is opened for good. */
final class GatedStream extends FilterInputStream {
  private long left;
  private boolean open;

  GatedStream(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  void open() {
    open = true;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      spend(1);
    }
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, open ? length : (int) Math.min(length, left + 1));
    if (read > 0) {
      spend(read);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void spend(long bytes) throws InspectionStopException {
    if (!open) {
      left -= bytes;
      if (left < 0) {
        throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
      }
    }
  }
}
