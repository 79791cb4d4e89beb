/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.duty;

import java.util.List;

/**
 * Something that is still to be agreed.
 *
 * @param between the names of the parties
 * @param agreement the agreement it belongs into; {@code -} if there is none
 * @param clauses why
 */
public record AgreementDraft(String between, String agreement, String what, List<String> clauses) {
  public AgreementDraft {
    clauses = List.copyOf(clauses);
  }
}
