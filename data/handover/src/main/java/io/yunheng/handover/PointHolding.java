/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.fault.Word;

/** How far a point holds. */
public enum PointHolding implements Word {
  HOLDS("holds"),
  /** Of some, not of all. */
  PARTLY("partly"),
  FAILS("fails"),
  /** Nobody knows. */
  OPEN("open");

  private final String code;

  PointHolding(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
