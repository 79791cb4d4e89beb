/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.fault.Word;

/** What a key signs with. */
public enum KeyKind implements Word {
  /** RFC 8032. */
  ED25519("ed25519", "Ed25519"),
  /** GB/T 32918.2-2016 with SM3 and the identity that GB/T 35276-2017 fixes by default. */
  SM2("sm2", "SM3withSM2");

  private final String code;
  private final String signature;

  KeyKind(String code, String signature) {
    this.code = code;
    this.signature = signature;
  }

  @Override
  public String code() {
    return code;
  }

  /** The name that Java's security providers have for it. */
  String signature() {
    return signature;
  }
}
