/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.fault.Word;
import java.util.Locale;

/** How certain a format is, given the bytes that were seen. */
public enum Certainty implements Word {
  /** By bytes that nothing else begins with. */
  HIGH,
  /** By bytes that other content has by chance only. */
  MEDIUM,
  /** By so few bytes that other content may well have them. */
  LOW;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
