/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.fault.Word;

/** How a request comes from one state into another. */
public enum RequestMove implements Word {
  /** Who was asked says that it is complete. */
  SUBMIT("submit", RequestState.SUBMITTED),
  /** Who asked wants more; after acceptance too, where a new test shows that it was not enough. */
  RETURN("return", RequestState.RETURNED),
  /** Who asked is content. */
  ACCEPT("accept", RequestState.ACCEPTED),
  /** Who asked does not ask any more. */
  WITHDRAW("withdraw", RequestState.WITHDRAWN);

  private final String code;
  private final RequestState to;

  RequestMove(String code, RequestState to) {
    this.code = code;
    this.to = to;
  }

  @Override
  public String code() {
    return code;
  }

  /** The state after it. */
  public RequestState to() {
    return to;
  }

  /** Whether it is possible in a state. */
  public boolean from(RequestState state) {
    return switch (this) {
      case SUBMIT -> state.waitsForAnswer();
      case RETURN -> state == RequestState.SUBMITTED || state == RequestState.ACCEPTED;
      case ACCEPT -> state == RequestState.SUBMITTED;
      case WITHDRAW -> !state.over();
    };
  }
}
