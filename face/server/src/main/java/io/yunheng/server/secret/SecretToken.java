/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.secret;

import io.yunheng.access.TokenDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What a cookie or a link carries: 256 random bits, of which the store keeps the digest alone.
 *
 * @param text as it is sent
 */
public record SecretToken(String text) {
  private static final int BYTES = 32;
  private static final int LETTERS = 43;

  /** A new one. */
  public static SecretToken draw(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token in a text that somebody sent; empty if it cannot be one. */
  public static Optional<SecretToken> parse(String text) {
    return text.length() == LETTERS && text.matches("[A-Za-z0-9_-]+")
        ? Optional.of(new SecretToken(text))
        : Optional.empty();
  }

  /** What the store keeps. */
  public TokenDigest digest() {
    return TokenDigest.of(text);
  }

  /** Never the token, for it may be printed. */
  @Override
  public String toString() {
    return "token";
  }
}
