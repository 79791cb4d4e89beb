/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

/**
 * How much of a file is read before it is refused.
 *
 * @param packed bytes of the file
 * @param part bytes of one part when unpacked
 * @param total bytes of all parts when unpacked
 * @param parts how many parts the archive may have
 * @param rows how many rows with content a sheet may have
 * @param text how many characters all shared texts may have
 */
public record ExcelLimits(long packed, long part, long total, int parts, int rows, long text) {
  /** For files that people fill in. */
  public static final ExcelLimits USUAL =
      new ExcelLimits(64L << 20, 512L << 20, 1L << 30, 4096, 200_000, 64L << 20);
}
