/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Word;

/** By what somebody proved who he is. */
public enum Factor implements Word {
  PASSWORD("password"),
  /** The password of an account in a directory (LDAP). */
  DIRECTORY("directory"),
  /** A log-in at an identity provider (OpenID Connect). */
  PROVIDER("provider"),
  /** A time-based code (RFC 6238). */
  TOTP("totp"),
  /** A recovery code, good once. */
  RECOVERY("recovery"),
  /** A passkey (WebAuthn). */
  PASSKEY("passkey"),
  /** A second factor that an identity provider vouches for, where the settings trust it. */
  OUTSIDE("outside");

  private final String code;

  Factor(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
