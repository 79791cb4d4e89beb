/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.Word;

/** What is compared. */
public enum CompareForm implements Word {
  TREES("trees"),
  HOSTS("hosts");

  private final String code;

  CompareForm(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
