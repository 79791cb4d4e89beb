/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Word;

/** Whether an account can be used. */
public enum PersonState implements Word {
  ACTIVE("active"),
  /** Cannot log in for now. */
  SUSPENDED("suspended"),
  /** Has left; its work was handed over. */
  LEFT("left"),
  /** Its name and address were erased by law; the id remains. */
  ERASED("erased");

  private final String code;

  PersonState(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
