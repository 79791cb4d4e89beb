/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * SHA-256 digests of lists of texts: each text is its length in UTF-8 as four bytes, the highest
 * first, and then these bytes. Not thread-safe.
 */
public final class FieldDigest {
  private final MessageDigest sha256 = sha256();
  private byte[] bytes = new byte[512];
  private int length;

  /** Adds a text to the list. */
  public FieldDigest add(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    int end = length + Integer.BYTES + encoded.length;
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
    }
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (encoded.length >>> shift);
    }
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length = end;
    return this;
  }

  /** The digest of the list, which is empty afterwards. */
  public DigestSum end() {
    sha256.update(bytes, 0, length);
    length = 0;
    return DigestSum.of(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
