/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.fault.Word;

/** How far a record is. */
public enum RecordStage implements Word {
  /** Somebody works on it. */
  OPEN("open"),
  /** Who works on it says that it is complete. */
  SUBMITTED("submitted"),
  /** A reviewer wants something changed. */
  RETURNED("returned"),
  /** A second person agrees. */
  REVIEWED("reviewed");

  private final String code;

  RecordStage(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** Whether it waits for who works on it. */
  public boolean waitsForAuthor() {
    return this == OPEN || this == RETURNED;
  }
}
