/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Word;

/** For what a link was handed out. */
public enum InvitationPurpose implements Word {
  /** Making the first administrator. */
  SET_UP("set-up"),
  /** Making an account, or taking on a role. */
  INVITE("invite"),
  /** Setting a new password. */
  RESET("reset");

  private final String code;

  InvitationPurpose(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
