/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Finds where a value in BER (X.690) ends, without reading what is in it. */
final class Ber {
  private static final int DEEPEST = 32;

  private final SeekableByteChannel file;
  private final InspectionContext look;

  private Ber(SeekableByteChannel file, InspectionContext look) {
    this.file = file;
    this.look = look;
  }

  /** A stop if the file is not exactly one value. */
  static void exactlyOne(SeekableByteChannel file, InspectionContext look) throws IOException {
    long end = new Ber(file, look).end(0, 0);
    if (end < file.size()) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRAILING, "");
    }
  }

  private long end(long at, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
    }
    look.time("");
    byte[] head = ChannelRegion.bytes(file, at, 10);
    if (head.length < 2) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    int first = head[1] & 0xff;
    if ((head[0] & 0x1f) == 0x1f || first == 0xff || first > 0x88) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
    }
    if (first == 0x80) {
      long inner = at + 2;
      while (!endOfContents(inner)) {
        inner = end(inner, depth + 1);
      }
      return inner + 2;
    }
    long length = first;
    int octets = 0;
    if (first > 0x80) {
      octets = first & 0x7f;
      if (head.length < 2 + octets) {
        throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
      }
      length = 0;
      for (int i = 0; i < octets; i++) {
        length = length << 8 | (head[2 + i] & 0xff);
      }
    }
    long end = at + 2 + octets + length;
    if (length < 0 || end < at || end > file.size()) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    if ((head[0] & 0x20) != 0) {
      whole(at + 2 + octets, end, depth);
    }
    return end;
  }

  /** A stop if values do not end where what they are in does; parsers often do not look. */
  private void whole(long from, long to, int depth) throws IOException {
    long inner = from;
    while (inner < to) {
      inner = end(inner, depth + 1);
    }
    if (inner != to) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
    }
  }

  private boolean endOfContents(long at) throws IOException {
    byte[] two = ChannelRegion.bytes(file, at, 2);
    if (two.length < 2) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    return two[0] == 0 && two[1] == 0;
  }
}
