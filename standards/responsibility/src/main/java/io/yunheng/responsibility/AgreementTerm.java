/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Word;

/** What an agreement can state about handing on work (T/CCIA 004-2024, clause 5). */
public enum AgreementTerm implements Word {
  WORK_DIVISION("work-division"),
  ACCOUNTABILITY("accountability"),
  SUPERVISION("supervision"),
  /** Work may be handed on. */
  CONSENT("consent"),
  CONFIDENTIALITY("confidentiality");

  private final String code;

  AgreementTerm(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
