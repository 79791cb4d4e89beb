/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import io.yunheng.fault.Word;

/** Which implementation computes SM3 and SHA-256. Digests are the same on every path. */
public enum DigestPath implements Word {
  /** Our own machine code, for x86-64 with AVX2 or AVX-512 under Linux. */
  MACHINE("machine"),
  /** SM3 by libcrypto of OpenSSL, SHA-256 by the Java platform. */
  LIBRARY("library"),
  /** SM3 by our Java code, SHA-256 by the Java platform. */
  SCALAR("scalar");

  private final String code;

  DigestPath(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
