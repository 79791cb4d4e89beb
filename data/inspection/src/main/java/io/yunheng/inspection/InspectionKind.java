/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.fault.Word;
import java.util.Locale;

/** The checks that there are. Which goes with which format is in {@code deep-checks.yaml}. */
public enum InspectionKind implements Word {
  /** Decrypts it with the key that was handed over. */
  DECRYPT,
  ARCHIVE,
  PDF,
  OLE2,
  PICTURE,
  XML,
  JSON,
  CSV,
  /** Reads it as text in an encoding that fits. */
  TEXT,
  RAW_DISK,
  QCOW2,
  VMDK,
  SQL_DUMP,
  POSTGRESQL_CUSTOM,
  /** The record of a database, and the files of its tables beside it. */
  DATABASE_RECORD,
  /** There is no check yet. */
  NONE;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
