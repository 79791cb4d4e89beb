/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.Blake3Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/** RFC 6962, section 2.1, word for word, and digests of other people. */
public final class PlainTree {
  private PlainTree() {}

  /** The digest of parts one behind the other. */
  public static byte[] hash(Algorithm algorithm, byte[]... parts) {
    byte[] digest = new byte[32];
    switch (algorithm) {
      case SM3 -> {
        SM3Digest sm3 = new SM3Digest();
        for (byte[] part : parts) {
          sm3.update(part, 0, part.length);
        }
        sm3.doFinal(digest, 0);
      }
      case BLAKE3 -> {
        Blake3Digest blake3 = new Blake3Digest();
        for (byte[] part : parts) {
          blake3.update(part, 0, part.length);
        }
        blake3.doFinal(digest, 0);
      }
      case SHA_256 -> digest = platform("SHA-256", parts);
      case SHA_512 -> digest = platform("SHA-512", parts);
    }
    return digest;
  }

  private static byte[] platform(String name, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(name);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The leaves of all chunks, one behind the other. */
  public static byte[] leaves(Algorithm algorithm, int size, byte[] bytes) {
    ByteArrayOutputStream leaves = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at += size) {
      byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size));
      leaves.writeBytes(hash(algorithm, new byte[] {0}, chunk));
    }
    return leaves.toByteArray();
  }

  /** The root of the tree over leaves. */
  public static byte[] root(Algorithm algorithm, byte[] leaves) {
    int n = leaves.length / 32;
    if (n == 0) {
      return hash(algorithm);
    }
    if (n == 1) {
      return leaves;
    }
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return hash(
        algorithm,
        new byte[] {1},
        root(algorithm, Arrays.copyOf(leaves, k * 32)),
        root(algorithm, Arrays.copyOfRange(leaves, k * 32, leaves.length)));
  }
}
