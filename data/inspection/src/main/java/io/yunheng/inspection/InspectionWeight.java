/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.fault.Word;
import java.util.Locale;

/** What a finding means for the file. */
public enum InspectionWeight implements Word {
  /** The data are broken, incomplete or made to do harm. */
  DAMAGED,
  /** The key handed over is not the one that the file names; nothing of it was looked at. */
  KEY,
  /** Something could not be looked at; that is no pass. */
  UNCHECKED,
  /** Worth knowing. */
  NOTE;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
