/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

/** What a check saw of one object. */
public enum ObservationOutcome {
  SATISFIED("satisfied"),
  VIOLATED("violated"),
  /** It could not be seen; the observation's gaps say why. Never a pass. */
  UNKNOWN("unknown");

  private final String code;

  ObservationOutcome(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
