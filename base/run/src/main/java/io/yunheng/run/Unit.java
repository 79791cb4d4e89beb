/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.run;

import io.yunheng.fault.Word;
import java.util.Locale;

/** What work is counted in. */
public enum Unit implements Word {
  /** Parts of a cloud that are read one after another. */
  PARTS,
  /** Parts of checks. */
  CHECKS,
  /** Files, or entries of a tree. */
  FILES,
  /** Files that were read in an earlier run and have not changed since. */
  REUSED,
  /** Bytes that were read. */
  OCTETS,
  /** Objects of a store. */
  OBJECTS,
  /** Rows of tables. */
  ROWS,
  /** Documents that were written. */
  DOCUMENTS;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
