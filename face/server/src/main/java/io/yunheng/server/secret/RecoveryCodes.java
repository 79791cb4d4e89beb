/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Codes for the day on which the telephone is lost: ten of 80 random bits each, shown once, each
 * good once. So many bits need no slow digest.
 */
public final class RecoveryCodes {
  private static final int CODES = 10;
  private static final int LETTERS = 16;
  private static final int GROUP = 4;
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  private RecoveryCodes() {}

  /** New ones, as they are shown. */
  public static List<String> draw(SecureRandom random) {
    return Stream.generate(() -> one(random)).distinct().limit(CODES).toList();
  }

  /** What is kept of a code, however it was typed. */
  public static String digest(String code) {
    String plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a text has the form of one, so that a code by time is not looked up among them. */
  public static boolean looksLike(String text) {
    return text.replaceAll("[^A-Za-z0-9]", "").length() == LETTERS;
  }

  private static String one(SecureRandom random) {
    List<String> groups = new ArrayList<>();
    StringBuilder group = new StringBuilder();
    for (int i = 0; i < LETTERS; i++) {
      group.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      if (group.length() == GROUP) {
        groups.add(group.toString());
        group.setLength(0);
      }
    }
    return String.join("-", groups);
  }
}
