/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.fault.Word;
import java.util.Locale;

/** What a file is for. */
public enum FileCategory implements Word {
  /** What the customer's business keeps: tables, dumps, logs, images of disks. */
  DATA,
  /** What runs, or is built or set up to run. */
  PROGRAM,
  /** What people read. */
  DOCUMENT,
  OTHER;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
