/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import java.time.Duration;

/** What came of a proof of who somebody is. */
public sealed interface ProofResult {
  /** It was right. */
  record Proved() implements ProofResult {}

  /** It was wrong; what of it is not told. */
  record Wrong() implements ProofResult {}

  /**
   * It was not looked at, for too many were wrong.
   *
   * @param pause how long until the next is looked at
   */
  record Locked(Duration pause) implements ProofResult {}
}
