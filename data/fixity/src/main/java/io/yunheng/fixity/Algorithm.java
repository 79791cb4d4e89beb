/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import io.yunheng.fault.Word;

/** A digest that Yunheng computes, by the name that BagIt uses for it. */
public enum Algorithm implements Word {
  /** GB/T 32905-2016, 32 bytes. */
  SM3("sm3"),
  /** FIPS 180-4, 32 bytes. */
  SHA_256("sha256"),
  /** FIPS 180-4, 64 bytes. */
  SHA_512("sha512");

  private final String code;

  Algorithm(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
