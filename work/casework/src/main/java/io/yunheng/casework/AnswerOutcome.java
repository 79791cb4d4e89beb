/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import java.util.List;

/** What came of answering questions of a request: all were answered, or none. */
public sealed interface AnswerOutcome {
  /** All were answered. */
  record Made() implements AnswerOutcome {}

  /**
   * Somebody else answered some of them meanwhile.
   *
   * @param lines those, as they are now
   */
  record Stale(List<RequestLine> lines) implements AnswerOutcome {
    public Stale {
      lines = List.copyOf(lines);
    }
  }

  /** The request does not wait for an answer. */
  record NotAsked(RequestState state) implements AnswerOutcome {}
}
