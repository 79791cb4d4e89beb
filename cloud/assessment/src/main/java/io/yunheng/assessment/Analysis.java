/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.util.Map;
import java.util.function.Consumer;

/**
 * The door for a check that an expression cannot say: it looks at the evidence and leaves
 * observations.
 *
 * <p>Implementations hold no state, are named in check packs, and must not let an unknown pass:
 * what they cannot see they observe as {@link ObservationOutcome#UNKNOWN} with the gap.
 */
public interface Analysis {
  /** The name check packs use, for example {@code audit-reconciliation}. */
  String name();

  /**
   * Looks at the evidence and hands each observation to the consumer, in an order that depends on
   * the evidence alone.
   *
   * @param settings the settings of the check, from its pack
   */
  void observe(Evidence evidence, Map<String, String> settings, Consumer<Observation> observations);
}
