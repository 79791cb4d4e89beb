/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.report.words.Words;

/** A column of a sheet that people fill in; they may move it. */
interface BookColumn {
  /** The key of its title among the {@link Words}. */
  String title();

  /** How many characters wide. */
  int width();

  /** Whether people write in it. */
  boolean editable();

  /** Whether a workbook without it cannot be read back. */
  boolean needed();

  /** Whether it holds days. */
  boolean day();

  /** Which column it is when written, from 0. */
  int place();
}
