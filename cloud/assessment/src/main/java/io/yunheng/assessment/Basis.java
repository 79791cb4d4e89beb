/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.util.Optional;

/** What the verdict on an object is based on. */
public enum Basis {
  /** The rules of the scale that decides. */
  RULES("rules"),
  /** The rule of GB/T 28448, since the workbook has no level for what was found. */
  OTHER_SCALE("other-scale"),
  /** A person's verdict. */
  PERSON("person"),
  /**
   * A person's verdict that contradicts the machine's without a reason, or that was written when
   * the machine had found something else.
   */
  STALE("stale"),
  /** Different verdicts of several people, of which nobody has settled one. */
  DISPUTED("disputed"),
  /** The platform's own assessment report. */
  INHERITED("inherited"),
  /** Nothing: there is no valid report to take it over from. */
  NOTHING("nothing");

  private final String code;

  Basis(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Basis> of(String code) {
    for (Basis basis : values()) {
      if (basis.code.equals(code)) {
        return Optional.of(basis);
      }
    }
    return Optional.empty();
  }
}
