/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** Service models of a cloud. */
public enum ServiceModel implements Word {
  IAAS("IaaS"),
  PAAS("PaaS"),
  SAAS("SaaS");

  private final String code;

  ServiceModel(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
