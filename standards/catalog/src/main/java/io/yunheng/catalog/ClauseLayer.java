/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** The layer of a cloud service a clause speaks of. */
public enum ClauseLayer implements Word {
  INFRASTRUCTURE("infrastructure"),
  PLATFORM("platform"),
  SERVICE("service"),
  DATA("data"),
  MANAGEMENT("management"),
  NOT_APPLICABLE("na");

  private final String code;

  ClauseLayer(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
