/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.fault.Word;

/** What decides for which points a file counts. */
public enum Trait implements Word {
  /** It is encrypted. */
  ENCRYPTED("encrypted"),
  /** Its format is not published. */
  CLOSED("closed"),
  /** What came of decrypting it was compared with a digest, or the encryption proves it. */
  CONTENT_COMPARED("content-compared"),
  /** It was restored into a server. */
  RESTORED("restored"),
  /** What was restored was compared with a record of the source, table by table. */
  RECORD_COMPARED("record-compared");

  private final String code;

  Trait(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
