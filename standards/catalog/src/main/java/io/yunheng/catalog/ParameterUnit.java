/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** What the value of a parameter is. */
public enum ParameterUnit implements Word {
  DURATION("ISO-8601 duration"),
  LIST("list"),
  COUNT("count"),
  PERCENT("percent"),
  LEVEL("MLPS level"),
  STANDARD("standard"),
  WORD("word");

  private final String code;

  ParameterUnit(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
