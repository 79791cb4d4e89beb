/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.server.secret.SecretToken;
import java.time.Duration;

/** What came of a step of a log-in. */
public sealed interface LoginResult {
  /**
   * The step is done.
   *
   * @param token that the session goes on with
   */
  record Begun(SecretToken token) implements LoginResult {}

  /** It was wrong; what of it is not told. */
  record Wrong() implements LoginResult {}

  /**
   * It was not looked at, for too many were wrong.
   *
   * @param pause how long until the next is looked at
   */
  record Locked(Duration pause) implements LoginResult {}
}
