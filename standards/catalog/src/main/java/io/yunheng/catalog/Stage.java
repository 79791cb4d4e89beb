/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** The stages of an engagement, in order; {@code all} for what holds throughout. */
public enum Stage implements Word {
  PLANNING("planning"),
  PROCUREMENT("procurement"),
  /** On the side of the provider and its partners. */
  BUILD("build"),
  /** Onto the cloud, while moving off it is exit. */
  MIGRATION("migration"),
  OPERATION("operation"),
  EXIT("exit"),
  ALL("all");

  private final String code;

  Stage(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
