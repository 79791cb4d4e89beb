/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.finding;

import io.yunheng.fault.Word;

/** The effect of a finding on the outcome, the most serious first. */
public enum Weight implements Word {
  /** It breaks a rule of its format, or something in it is not what it was. */
  INVALID("invalid", Bearing.FAILURE),
  /** Something is yet to be fetched. */
  INCOMPLETE("incomplete", Bearing.FAILURE),
  /** Something could not be checked; it does not count as right. */
  UNVERIFIED("unverified", Bearing.OPEN),
  /** Worth knowing; all may be in order. */
  NOTE("note", Bearing.NONE);

  private final String code;
  private final Bearing bearing;

  /** What a weight does to a result. */
  public enum Bearing {
    /** The result is a failure. */
    FAILURE,
    /** The result is not known. */
    OPEN,
    /** The result stays what it is. */
    NONE
  }

  Weight(String code, Bearing bearing) {
    this.code = code;
    this.bearing = bearing;
  }

  @Override
  public String code() {
    return code;
  }

  public Bearing bearing() {
    return bearing;
  }
}
