/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import java.util.Optional;

/** The words a judgement ends in (GB/T 28449-2018 8.2, and our own word for what is not known). */
public enum Verdict {
  COMPLIANT("compliant"),
  PARTIAL("partial"),
  NON_COMPLIANT("non-compliant"),
  NOT_APPLICABLE("not-applicable"),
  /** The facts are not complete; never counts as a pass. */
  INDETERMINATE("indeterminate");

  private final String code;

  Verdict(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Verdict> of(String code) {
    for (Verdict verdict : values()) {
      if (verdict.code.equals(code)) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }
}
