/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** So many bytes of a stream; a stop if there are fewer. */
final class StreamPart extends InputStream {
  private final InputStream in;
  private final String place;
  private final long size;
  private long left;

  StreamPart(InputStream in, long size, String place) {
    this.in = in;
    this.size = size;
    this.left = size;
    this.place = place;
  }

  long taken() {
    return size - left;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (left == 0 || length == 0) {
      return length == 0 ? 0 : -1;
    }
    int read = in.read(into, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw InspectionStopException.of(DeepCode.TRUNCATED, place);
    }
    left -= read;
    return read;
  }
}
