/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.sample;

import java.security.SecureRandom;

/** Passwords that are easy to type: 12 signs that look like no other, 60 bits. */
final class SamplePassword {
  private static final String SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 3;
  private static final int SIZE = 4;

  private SamplePassword() {}

  static String draw(SecureRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS * SIZE; i++) {
      if (i > 0 && i % SIZE == 0) {
        text.append('-');
      }
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text.toString();
  }
}
