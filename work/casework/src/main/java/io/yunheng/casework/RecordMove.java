/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.fault.Word;

/** What brings records into another stage. */
public enum RecordMove implements Word {
  SUBMIT("submit", RecordStage.SUBMITTED),
  RETURN("return", RecordStage.RETURNED),
  REVIEW("review", RecordStage.REVIEWED);

  private final String code;
  private final RecordStage to;

  RecordMove(String code, RecordStage to) {
    this.code = code;
    this.to = to;
  }

  @Override
  public String code() {
    return code;
  }

  /** The stage after it. */
  public RecordStage to() {
    return to;
  }

  /** Whether it is possible in a stage. */
  public boolean from(RecordStage stage) {
    return switch (this) {
      case SUBMIT -> stage.waitsForAuthor();
      case RETURN -> stage == RecordStage.SUBMITTED || stage == RecordStage.REVIEWED;
      case REVIEW -> stage == RecordStage.SUBMITTED;
    };
  }
}
