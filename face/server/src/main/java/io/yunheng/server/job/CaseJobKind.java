/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.access.Operation;
import io.yunheng.fault.Word;

/** What can be asked for a case. */
public enum CaseJobKind implements Word {
  /** Reads a registered cloud into evidence. */
  COLLECT("collect", Operation.COLLECT),
  /** Reads a registered cloud and tells what is missing; keeps nothing of it. */
  TRY("try", Operation.CLOUD_CHANGE),
  /** Tells what the evidence lacks. */
  CHECK("check", Operation.ASSESS),
  ASSESS("assess", Operation.ASSESS),
  /** Reads the cells of an uploaded register; changes nothing by itself. */
  REGISTER_READ("register-read", Operation.REGISTER_CHANGE),
  /** Reads a form that came back for a request; takes nothing in by itself. */
  FORM_READ("form-read", Operation.EVIDENCE_ADD),
  /** Compares two estates, or two runs. */
  COMPARE("compare", Operation.ASSESS);

  private final String code;
  private final Operation operation;

  CaseJobKind(String code, Operation operation) {
    this.code = code;
    this.operation = operation;
  }

  @Override
  public String code() {
    return code;
  }

  /** What somebody has to be permitted to ask for it. */
  public Operation operation() {
    return operation;
  }
}
