/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.secret;

import io.yunheng.fault.Word;

/** Why a password is not taken. */
public enum PasswordFlaw implements Word {
  SHORT("short"),
  LONG("long"),
  LISTED("listed"),
  OWN_NAME("own-name"),
  ONE_CHARACTER("one-character"),
  FORMER("former"),
  UNEQUAL("unequal");

  private final String code;

  PasswordFlaw(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
