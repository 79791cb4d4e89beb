/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.context;

import io.yunheng.finding.Finding;
import io.yunheng.inspection.InspectionRules;
import java.io.EOFException;
import java.io.IOException;

/** Ends looking into something, for a reason that is a finding. */
public final class InspectionStopException extends IOException {
  private static final long serialVersionUID = 1L;

  private final DeepCode code;
  private final String place;
  private final String[] namesAndValues;
  private final boolean all;

  private InspectionStopException(
      DeepCode code, String place, String[] namesAndValues, boolean all) {
    super(code.code());
    this.code = code;
    this.place = place;
    this.namesAndValues = namesAndValues;
    this.all = all;
  }

  /** Ends looking into this part; others can be gone on with. */
  public static InspectionStopException of(DeepCode code, String place, String... namesAndValues) {
    return new InspectionStopException(code, place, namesAndValues.clone(), false);
  }

  /** Ends looking into the file altogether. */
  public static InspectionStopException all(DeepCode code, String place, String... namesAndValues) {
    return new InspectionStopException(code, place, namesAndValues.clone(), true);
  }

  /**
   * The reason of what another library threw; its message is left behind, as it may quote data.
   *
   * @throws OutOfMemoryError if that is what the library wrapped: it says nothing of the file
   */
  public static InspectionStopException from(Throwable thrown, String place) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof InspectionStopException stop) {
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

  /** The code of the reason. */
  public DeepCode code() {
    return code;
  }

  Finding finding(InspectionRules rules) {
    return rules.finding(code, place, namesAndValues);
  }

  /** Whether nothing of the file is to be looked at any more. */
  public boolean everything() {
    return all;
  }
}
