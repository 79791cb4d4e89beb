/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The digests of a body that is too large to keep.
 *
 * @param digests in hexadecimal digits, by the name of the algorithm in small letters
 */
public record BodyDigests(long bytes, Map<String, String> digests) {
  private static final int PIECE = 1 << 16;

  /**
   * Reads a body to its end.
   *
   * @param wanted names of algorithms with commas between them; unknown ones are left out
   * @throws InterruptedException if the thread is interrupted between two pieces
   */
  public static BodyDigests of(InputStream in, String wanted)
      throws IOException, InterruptedException {
    Map<String, MessageDigest> running = new LinkedHashMap<>();
    for (String name : wanted.split(",", -1)) {
      digest(name.strip()).ifPresent(digest -> running.put(name.strip(), digest));
    }
    byte[] piece = new byte[PIECE];
    long bytes = 0;
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      for (MessageDigest digest : running.values()) {
        digest.update(piece, 0, n);
      }
      bytes += n;
    }
    Map<String, String> digests = new LinkedHashMap<>();
    running.forEach((name, digest) -> digests.put(name, HexFormat.of().formatHex(digest.digest())));
    return new BodyDigests(bytes, digests);
  }

  private static Optional<MessageDigest> digest(String algorithm) {
    try {
      return Optional.of(MessageDigest.getInstance(algorithm));
    } catch (NoSuchAlgorithmException _) {
      return Optional.empty();
    }
  }

  /** As recordings keep it. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("bytes", bytes);
    ObjectNode all = node.putObject("digests");
    digests.forEach(all::put);
    return node;
  }
}
