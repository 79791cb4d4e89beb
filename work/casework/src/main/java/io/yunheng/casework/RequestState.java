/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.fault.Word;

/** How far a request has come. */
public enum RequestState implements Word {
  /** It was made; nothing was submitted yet. */
  REQUESTED("requested"),
  /** Who was asked says that it is complete. */
  SUBMITTED("submitted"),
  /** Who asked wants more. */
  RETURNED("returned"),
  /** Who asked is content. */
  ACCEPTED("accepted"),
  /** It is not asked any more. */
  WITHDRAWN("withdrawn");

  private final String code;

  RequestState(String code) {
    this.code = code;
  }

  /** Whether who was asked has to do something. */
  public boolean waitsForAnswer() {
    return this == REQUESTED || this == RETURNED;
  }

  /** Whether nothing is to be done any more. */
  public boolean over() {
    return this == ACCEPTED || this == WITHDRAWN;
  }

  @Override
  public String code() {
    return code;
  }
}
