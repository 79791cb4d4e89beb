/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Text;
import io.yunheng.responsibility.arrangement.Subject;
import java.util.Optional;

/**
 * Something about how work is handed on.
 *
 * @param finding what is so, or what has to be known
 * @param bears the organisation that bears the loss of an unclear contract
 */
public record Finding(
    TransferRule rule,
    State state,
    Subject about,
    Text finding,
    Text cure,
    Optional<String> bears) {

  /** What it comes to. */
  public enum State {
    BREACH,
    DEVIATION,
    /** A deviation whose reason is on record. */
    JUSTIFIED,
    /** It cannot be decided without knowing more. */
    OPEN
  }
}
