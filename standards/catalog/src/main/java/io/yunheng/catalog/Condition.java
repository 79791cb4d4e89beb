/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** Facts about an engagement that some clauses are limited to. */
public enum Condition implements Word {
  /** The system is critical information infrastructure. */
  CII("cii"),
  /** The customer runs the machine room. */
  CUSTOMER_ROOM("customerRoom"),
  THIRD_PARTY_PLATFORM_SOFTWARE("thirdPartyPlatformSoftware"),
  /** Several clouds are managed under one norm. */
  MULTI_CLOUD("multiCloud"),
  JOINT_PROVIDERS("jointProviders");

  private final String code;

  Condition(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
