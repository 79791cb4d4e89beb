/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.fault.Word;

/**
 * How a file was encrypted. Words and the keys that each needs are in {@code deep-methods.yaml}.
 */
public enum EncryptionScheme implements Word {
  OPENPGP("openpgp"),
  CMS("cms"),
  AGE("age"),
  ENVELOPE("envelope"),
  ZIP("zip"),
  SEVEN_Z("7z");

  private final String code;

  EncryptionScheme(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
