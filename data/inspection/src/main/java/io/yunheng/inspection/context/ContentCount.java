/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.context;

import io.yunheng.fault.Word;
import java.util.Locale;

/** What is counted in a file that opens. Words in {@code deep-findings.yaml}. */
public enum ContentCount implements Word {
  /** Bytes of plaintext, or of entries unpacked at the outermost depth. */
  BYTES,
  /** Bytes unpacked over all depths. */
  BYTES_IN_ALL,
  FILES,
  FOLDERS,
  LINKS,
  ARCHIVES_INSIDE,
  STREAMS,
  PARTS,
  PAGES,
  PICTURES,
  PIXELS,
  ELEMENTS,
  VALUES,
  ROWS,
  COLUMNS,
  PARTITIONS,
  FILE_SYSTEMS,
  /** Bytes of the disk that an image stands for. */
  DISK_BYTES,
  TABLES,
  OBJECTS,
  LARGE_OBJECTS;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
