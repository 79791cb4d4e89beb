/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.fault.Word;

/** What a challenge was made for. */
public enum ChallengePurpose implements Word {
  /** A log-in at an identity provider, or the binding of an account there. */
  OUTSIDE("outside"),
  /** A passkey is registered. */
  PASSKEY_ADD("passkey-add"),
  /** A passkey proves who somebody is. */
  PASSKEY_USE("passkey-use");

  private final String code;

  ChallengePurpose(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
