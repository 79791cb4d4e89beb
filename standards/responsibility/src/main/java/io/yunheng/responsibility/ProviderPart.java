/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Word;

/** The five things by which a provider is known (T/CCIA 004-2024, annex A); all need somebody. */
public enum ProviderPart implements Word {
  SERVING("serving"),
  SOFTWARE("software"),
  OPERATIONS("operations"),
  HARDWARE("hardware"),
  SECURITY("security");

  private final String code;

  ProviderPart(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
