/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.fault.Word;

/** What a piece of evidence is to the assessment. */
public enum EvidenceKind implements Word {
  ESTATE("estate"),
  EVENTS("events"),
  REGISTER("register"),
  DOCUMENT("document"),
  RECORDS("records"),
  OTHER("other");

  private final String code;

  EvidenceKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
