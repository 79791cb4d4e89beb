/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.context;

import io.yunheng.inspection.InspectionFinding;
import java.io.EOFException;
import java.io.IOException;

/** Ends looking into something, for a reason that is a finding. */
public final class InspectionStopped extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient InspectionFinding finding;
  private final boolean all;

  private InspectionStopped(InspectionFinding finding, boolean all) {
    super(finding.code().code());
    this.finding = finding;
    this.all = all;
  }

  /** Ends looking into this part; others can be gone on with. */
  public static InspectionStopped of(DeepCode code, String place, String... namesAndValues) {
    return new InspectionStopped(InspectionFinding.of(code, place, namesAndValues), false);
  }

  /** Ends looking into this part for a reason found elsewhere. */
  public static InspectionStopped of(InspectionFinding finding) {
    return new InspectionStopped(finding, false);
  }

  /** Ends looking into the file altogether. */
  public static InspectionStopped all(DeepCode code, String place, String... namesAndValues) {
    return new InspectionStopped(InspectionFinding.of(code, place, namesAndValues), true);
  }

  /**
   * The reason of what another library threw; its message is left behind, as it may quote data.
   *
   * @throws OutOfMemoryError if that is what the library wrapped: it says nothing of the file
   */
  public static InspectionStopped from(Throwable thrown, String place) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof InspectionStopped stop) {
        return stop;
      }
      if (at instanceof OutOfMemoryError exhausted) {
        throw exhausted;
      }
    }
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof EOFException) {
        return of(DeepCode.TRUNCATED, place);
      }
    }
    return of(DeepCode.DAMAGED, place);
  }

  public InspectionFinding finding() {
    return finding;
  }

  /** Whether nothing of the file is to be looked at any more. */
  public boolean everything() {
    return all;
  }
}
