/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.fault.Word;

/** Why an act is not as it was appended. */
public enum ChainFlaw implements Word {
  /** Its sequence is not the one before plus one: an act was cut out. */
  SEQUENCE("sequence"),
  /** It is earlier than the act before. */
  TIME("time"),
  /** Its values, or those of the act before, do not give its digests. */
  DIGEST("digest"),
  /** A text does not give its digest. */
  TEXT("text"),
  /** A text is not there, and no act erased it. */
  TEXT_MISSING("text-missing"),
  /** There is a text of which the act has no digest. */
  TEXT_ADDED("text-added"),
  /** The head that was kept elsewhere names an act that is not there. */
  HEAD_MISSING("head-missing"),
  /** The head that was kept elsewhere has other digests. */
  HEAD_DIFFERS("head-differs"),
  /** The head is one of another installation. */
  HEAD_FOREIGN("head-foreign");

  private final String code;

  ChainFlaw(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
