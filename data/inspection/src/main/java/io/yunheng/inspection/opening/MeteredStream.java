/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.LongSupplier;

/** Unpacked bytes on their way: counted, weighed against what they were packed in, digested. */
final class MeteredStream extends FilterInputStream {
  private static final long FREE = 1 << 20;

  private final InspectionContext look;
  private final String place;
  private final LongSupplier packed;
  private final List<MessageDigest> digests;
  private long bytes;

  /**
   * Taps a stream.
   *
   * @param packed how many bytes were taken in so far to unpack it
   */
  MeteredStream(
      InputStream in,
      InspectionContext look,
      String place,
      LongSupplier packed,
      List<MessageDigest> digests) {
    super(in);
    this.look = look;
    this.place = place;
    this.packed = packed;
    this.digests = digests;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read;
    try {
      read = super.read(into, offset, length);
    } catch (IOException | RuntimeException e) {
      throw InspectionStopException.from(e, place);
    }
    if (read > 0) {
      bytes += read;
      look.bytes(read, place);
      if (bytes > FREE && bytes / look.limits().ratio() > packed.getAsLong()) {
        throw InspectionStopException.of(
            DeepCode.LIMIT_RATIO, place, "limit", Integer.toString(look.limits().ratio()));
      }
      digests.forEach(digest -> digest.update(into, offset, read));
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
