/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.finding;

import io.yunheng.fault.Word;

/**
 * The effect of a finding on the outcome, the most serious first. A room uses some of them, and its
 * data file no others.
 */
public enum Weight implements Word {
  /** It breaks a rule of its format, or something in it is not what it was. */
  INVALID("invalid", Bearing.FAILURE),
  /** The data are broken, incomplete or made to do harm. */
  DAMAGED("damaged", Bearing.FAILURE),
  /** Less is protected than before. */
  WEAKER("weaker", Bearing.FAILURE),
  /** Something is missing, or not as it has to be. */
  WRONG("wrong", Bearing.FAILURE),
  /** The key handed over is not the one that the file names; nothing of it was read. */
  KEY("key", Bearing.FAILURE),
  /** Something is yet to be fetched. */
  INCOMPLETE("incomplete", Bearing.FAILURE),
  /** Something is different, and a person has to say whether it may be. */
  LOOK("look", Bearing.OPEN),
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
