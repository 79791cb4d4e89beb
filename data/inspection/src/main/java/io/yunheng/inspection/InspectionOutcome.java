/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.fault.Word;

/** The outcome of a check in depth of a file. */
public enum InspectionOutcome implements Word {
  /** It was opened and read to its end. */
  SOUND("sound"),
  DAMAGED("damaged"),
  /** The key handed over does not open it. */
  WRONG_KEY("wrong-key"),
  /** There is no key, or none that can be used. */
  KEY_MISSING("key-missing"),
  /** It, or part of it, could not be looked at. */
  NOT_CHECKED("not-checked");

  private final String code;

  InspectionOutcome(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** Whether nobody knows, as against something being wrong. */
  public boolean open() {
    return this == KEY_MISSING || this == NOT_CHECKED;
  }
}
