/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A token against forged forms that a test chose itself: as the cookie has it, and as forms do. */
final class FormToken {
  private static final String TOKEN = "0f0e0d0c-0b0a-4908-8706-050403020100";

  /** The cookie. */
  static final String COOKIE = "yunheng-form=" + TOKEN;

  private FormToken() {}

  /** The parameter of a form, or its header. */
  static String sent() {
    byte[] token = TOKEN.getBytes(StandardCharsets.UTF_8);
    byte[] masked = new byte[token.length * 2];
    System.arraycopy(token, 0, masked, token.length, token.length);
    return Base64.getUrlEncoder().encodeToString(masked);
  }
}
