/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/** What came of the end of an upload. */
public sealed interface FinishedUpload {
  /** It is evidence of the case now. */
  record Added(CaseEvidenceFile evidence) implements FinishedUpload {}

  /**
   * The case has the same bytes already; the upload stays until somebody decides.
   *
   * @param existing what the case has
   */
  record Duplicate(CaseEvidenceFile existing) implements FinishedUpload {}
}
