/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

/** How far somebody who began to log in has come. */
public enum LoginStage {
  /** The password was right; a code is still to be given. */
  CODE("/login/code"),
  /** The password was right; a second factor has to be set up first. */
  ENROLMENT("/login/enrol"),
  /** A new password has to be set first. */
  PASSWORD("/login/password"),
  /** Something has to be told first. */
  NOTICE("/login/notice"),
  /** Logged in. */
  COMPLETE("/");

  private final String page;

  LoginStage(String page) {
    this.page = page;
  }

  /** Where the next step is done. */
  public String page() {
    return page;
  }
}
