/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import io.yunheng.fault.Word;

/** How a column after a move has to stand to what it was before. */
public enum ColumnRule implements Word {
  /** What people call it; another name is to be looked at. */
  NAME("name"),
  /** Has to be equal. */
  SAME("same"),
  /** Has to be equal, and is about the data themselves. */
  DATA("data"),
  /** A number that may not be smaller. */
  AT_LEAST("at-least"),
  /** A list that may not have more. */
  NO_MORE("no-more"),
  /** A word that may not stand before the earlier one in the order from weak to strict. */
  STRICTER("stricter"),
  /** A flavour, whose sizes may not be smaller. */
  FLAVOR("flavor"),
  /** A person has to look at a difference. */
  LOOK("look"),
  /** Is expected to differ and not compared. */
  EXPECTED("expected");

  private final String code;

  ColumnRule(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
