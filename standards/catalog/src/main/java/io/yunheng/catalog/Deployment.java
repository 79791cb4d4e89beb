/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** Deployment models of a cloud. */
public enum Deployment implements Word {
  PRIVATE("private"),
  COMMUNITY("community"),
  PUBLIC("public"),
  /** Public cloud offered to the general public (GOV). */
  SOCIAL("social");

  private final String code;

  Deployment(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
