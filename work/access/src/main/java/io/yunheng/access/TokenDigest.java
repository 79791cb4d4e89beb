/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a token that only its holder knows: its SHA-256 as 64 lower-case hexadecimal
 * digits.
 */
public record TokenDigest(String text) {
  private static final int DIGITS = 64;

  public TokenDigest {
    if (text.length() != DIGITS) {
      throw new IllegalArgumentException("a digest has " + DIGITS + " digits");
    }
  }

  /** That of a token. */
  public static TokenDigest of(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new TokenDigest(
          HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
