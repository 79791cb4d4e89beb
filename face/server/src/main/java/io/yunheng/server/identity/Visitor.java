/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.AccessSubject;
import io.yunheng.access.Person;
import io.yunheng.access.Session;

/** Who makes a request. */
public sealed interface Visitor {
  /** Somebody who did not say who he is. */
  record Stranger() implements Visitor {}

  /**
   * Somebody with a session.
   *
   * @param subject his account and grants, read for this request
   */
  record Known(Person person, Session session, AccessSubject subject, LoginStage stage)
      implements Visitor {
    /** Whether he may do what his grants allow. */
    public boolean complete() {
      return stage == LoginStage.COMPLETE;
    }
  }
}
