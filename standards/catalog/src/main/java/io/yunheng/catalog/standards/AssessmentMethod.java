/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.fault.Word;

/** How it is found out whether a clause is met (GB/T 28448). */
public enum AssessmentMethod implements Word {
  INTERVIEW("interview"),
  EXAMINE("examine"),
  TEST("test");

  private final String code;

  AssessmentMethod(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
