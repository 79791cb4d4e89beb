/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.secret;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * Time-based one-time codes (RFC 6238): six digits, HMAC-SHA-1, steps of 30 seconds, the step
 * before and the one after count too. A code counts once: its step has to be later than the last
 * that was used.
 */
public final class TimeCodes {
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int SECRET_BYTES = 20;
  private static final int DIGITS = 6;

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

  /** A new secret, 160 bits in base 32 (RFC 4226 4). */
  public static String draw(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base32.toBase32String(bytes).replace("=", "");
  }

  /** The code at a moment. */
  public String code(String secret, Instant at) {
    return code(secret, at.getEpochSecond() / STEP.toSeconds());
  }

  /**
   * The step whose code this is; empty if it is none near the moment, or none later than the last.
   */
  public OptionalLong step(String secret, String code, Instant now, long last) {
    String typed = code.replaceAll("\\s", "");
    long middle = now.getEpochSecond() / STEP.toSeconds();
    OptionalLong found = OptionalLong.empty();
    for (long step = middle - 1; step <= middle + 1; step++) {
      boolean right = MessageDigest.isEqual(ascii(code(secret, step)), ascii(typed));
      if (right && step > last) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** What a telephone reads from the picture ({@code otpauth://totp/…}). */
  public static String address(String issuer, String login, String secret) {
    return "otpauth://totp/"
        + percent(issuer)
        + ":"
        + percent(login)
        + "?secret="
        + secret
        + "&issuer="
        + percent(issuer)
        + "&digits="
        + DIGITS
        + "&period="
        + STEP.toSeconds();
  }

  private String code(String secret, long step) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(decode(secret), "RAW"),
          Instant.ofEpochSecond(step * STEP.toSeconds()),
          Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decode(String secret) {
    int full = (secret.length() + 7) / 8 * 8;
    return Base32.decode(secret + "=".repeat(full - secret.length()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
