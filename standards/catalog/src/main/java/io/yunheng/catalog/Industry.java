/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** The industries some documents are limited to. */
public enum Industry implements Word {
  GOVERNMENT("government"),
  SECURITIES("securities"),
  FUTURES("futures");

  private final String code;

  Industry(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
