/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Word;

/**
 * The five acts that identify a provider (T/CCIA 004-2024, annex A); each must be performed by a
 * party.
 */
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
