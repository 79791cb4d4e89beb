/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** Who set the value of a parameter. */
public enum ParameterSource implements Word {
  /** The text states it. */
  DOCUMENT("document"),
  /** Our default where the text gives none. An engagement may set its own. */
  LOCAL("local");

  private final String code;

  ParameterSource(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
