/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import java.time.Duration;
import java.util.Set;

/**
 * When and how often a request is sent again. The caller sends only requests again that change
 * nothing on the server.
 *
 * @param statuses that a server answers while it is busy
 * @param retries of one request, after the first attempt
 * @param firstWait where the server asks for none; each later wait is twice as long
 * @param longestWait before a retry, whatever {@code Retry-After} asks
 */
public record RetryPolicy(
    Set<Integer> statuses, int retries, Duration firstWait, Duration longestWait) {
  public RetryPolicy {
    if (retries < 0 || firstWait.isNegative() || longestWait.isNegative()) {
      throw new IllegalArgumentException("retries and waits must not be negative");
    }
    statuses = Set.copyOf(statuses);
  }

  /** Whether the same request may succeed later. */
  public boolean busy(int status) {
    return statuses.contains(status);
  }
}
