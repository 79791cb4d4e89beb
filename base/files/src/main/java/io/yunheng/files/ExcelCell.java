/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

/**
 * One value as it stands in a cell.
 *
 * @param text the text; a number without needless zeros; a date as {@code 2026-11-20} or {@code
 *     2026-11-20T08:30:00}; {@code true} or {@code false}; an error such as {@code #N/A}
 */
public record ExcelCell(Type type, String text) {
  /** What a cell holds. */
  public enum Type {
    TEXT,
    NUMBER,
    /** A number shown as a date or a moment, without an offset. */
    DATE,
    TRUTH,
    ERROR
  }
}
