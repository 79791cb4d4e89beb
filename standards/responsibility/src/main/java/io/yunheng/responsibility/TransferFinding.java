/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Text;
import java.util.List;
import java.util.Optional;

/**
 * A finding on a transfer of work.
 *
 * @param clauses those of the rule that apply to the service, or may where it is open whether they
 *     do
 * @param finding what is so, or what has to be known
 * @param bears the organisation that bears the loss of an unclear contract
 */
public record TransferFinding(
    TransferRule rule,
    List<String> clauses,
    State state,
    Subject about,
    Text finding,
    Text cure,
    Optional<String> bears) {
  public TransferFinding {
    clauses = List.copyOf(clauses);
  }

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
