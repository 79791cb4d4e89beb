/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/** Bech32 (BIP 173) without its limit of length, as age writes keys. */
final class Bech32 {
  private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  private Bech32() {}

  /** The bytes behind a prefix written in capitals; none if anything about it is wrong. */
  static Optional<byte[]> decoded(String text, String prefix) {
    if (!text.equals(text.toUpperCase(Locale.ROOT)) || !text.startsWith(prefix + "1")) {
      return Optional.empty();
    }
    String low = text.toLowerCase(Locale.ROOT);
    int check = 1;
    for (int i = 0; i < prefix.length(); i++) {
      check = step(check) ^ (low.charAt(i) >> 5);
    }
    check = step(check);
    for (int i = 0; i < prefix.length(); i++) {
      check = step(check) ^ (low.charAt(i) & 31);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int bits = 0;
    int held = 0;
    String data = low.substring(prefix.length() + 1);
    for (int i = 0; i < data.length(); i++) {
      int value = LETTERS.indexOf(data.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      check = step(check) ^ value;
      if (i < data.length() - 6) {
        held = held << 5 | value;
        bits += 5;
        if (bits >= 8) {
          bits -= 8;
          bytes.write(held >> bits);
          held &= (1 << bits) - 1;
        }
      }
    }
    boolean sound = check == 1 && data.length() >= 6 && bits < 5 && held == 0;
    return sound ? Optional.of(bytes.toByteArray()) : Optional.empty();
  }

  private static int step(int check) {
    int top = check >>> 25;
    int next = (check & 0x1ffffff) << 5;
    for (int i = 0; i < 5; i++) {
      if ((top >> i & 1) == 1) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }
}
