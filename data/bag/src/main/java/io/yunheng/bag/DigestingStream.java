/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.List;

/** Digests what goes through it. */
final class DigestingStream extends FilterOutputStream {
  private final List<MessageDigest> digests;

  DigestingStream(OutputStream out, List<MessageDigest> digests) {
    super(out);
    this.digests = digests;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    for (MessageDigest digest : digests) {
      digest.update((byte) b);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    out.write(bytes, from, count);
    for (MessageDigest digest : digests) {
      digest.update(bytes, from, count);
    }
  }

  /** Ends nothing: the file is ended by whoever opened it. */
  @Override
  public void close() throws IOException {
    out.flush();
  }
}
