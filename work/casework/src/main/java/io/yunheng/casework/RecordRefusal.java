/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.assessment.RowKey;
import io.yunheng.fault.Word;

/** Why a record was not brought into another stage. */
public record RecordRefusal(RowKey row, Reason reason) {
  /** What stands against it. */
  public enum Reason implements Word {
    /** Somebody changed it since it was seen. */
    STALE("stale"),
    /** It is in a stage from which there is no way there. */
    STAGE("stage"),
    /** The machine finds something else now than what it stands for. */
    MOVED("moved"),
    /** Nobody agrees with what he wrote or submitted himself. */
    OWN("own");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
