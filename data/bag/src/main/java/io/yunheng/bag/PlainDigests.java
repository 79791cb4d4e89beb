/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Digests one file after the other with what Java brings; for tag files and small bags. */
public final class PlainDigests implements FileDigests {
  private final Map<String, BagAlgorithm> known;

  public PlainDigests(BagRules rules) {
    this.known = rules.algorithms();
  }

  @Override
  public Set<String> algorithms() {
    return known.keySet();
  }

  @Override
  public void digest(
      Supplier<Optional<BagFile>> next, Set<String> algorithms, Consumer<Result> done)
      throws InterruptedException {
    Map<String, MessageDigest> digests = new HashMap<>();
    for (String name : algorithms) {
      BagAlgorithm algorithm = known.get(name);
      if (algorithm == null) {
        throw new IllegalArgumentException(name);
      }
      digests.put(name, of(algorithm));
    }
    byte[] buffer = new byte[1 << 16];
    for (Optional<BagFile> file = next.get(); file.isPresent(); file = next.get()) {
      done.accept(digest(file.get(), digests, buffer));
    }
  }

  static MessageDigest of(BagAlgorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.java());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Result digest(BagFile file, Map<String, MessageDigest> digests, byte[] buffer)
      throws InterruptedException {
    digests.values().forEach(MessageDigest::reset);
    long length = 0;
    try (InputStream in = Files.newInputStream(file.location())) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        length += count;
        for (MessageDigest digest : digests.values()) {
          digest.update(buffer, 0, count);
        }
      }
    } catch (IOException e) {
      return new Result.Unread(file, String.valueOf(e.getMessage()));
    }
    Map<String, String> hex = new HashMap<>();
    digests.forEach((name, digest) -> hex.put(name, HexFormat.of().formatHex(digest.digest())));
    return new Result.Digested(file, length, hex);
  }
}
