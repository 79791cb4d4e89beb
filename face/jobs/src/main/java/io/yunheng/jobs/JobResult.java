/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** What a job came to. The engine's own values are in it for whoever shows them. */
public sealed interface JobResult
    permits AssessResult,
        BagCheckResult,
        CaseCheckResult,
        CompareResult,
        DiffResult,
        EstateResult,
        FormReadResult,
        InspectResult,
        KeyResult,
        ManifestResult,
        ReconcileResult,
        RegisterReadResult,
        ResponsibilityResult,
        VerifyResult,
        WorkbookMergeResult,
        WrittenResult {

  /** The outcome in one word. */
  Standing standing();

  /** The files and folders that were written, in the order in which they are named to people. */
  List<Path> files();

  /** Writes the result as one JSON value, as the formats in {@code docs/formats} say. */
  void write(Writer out);
}
