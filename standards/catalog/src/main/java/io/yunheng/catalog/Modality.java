/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** The strength of a clause by its own verb or that of its lead-in. */
public enum Modality implements Word {
  SHALL("shall"),
  SHOULD("should"),
  MAY("may"),
  PROHIBIT("prohibit"),
  /** No verb of strength. */
  STATEMENT("statement");

  private final String code;

  Modality(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
