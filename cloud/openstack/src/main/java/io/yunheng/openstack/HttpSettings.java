/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack;

import io.yunheng.http.NetworkLimit;
import java.time.Duration;

/**
 * How patiently and how politely a cloud is asked.
 *
 * @param timeout for one whole exchange, body included
 * @param maxBody bytes of one answer's body
 * @param retries how often a failed read is tried again
 * @param longestWait the most that is waited before a retry, whatever {@code Retry-After} asks
 * @param perSecond requests per second, at most
 * @param limit which addresses may be connected to
 */
public record HttpSettings(
    Duration connectTimeout,
    Duration timeout,
    long maxBody,
    int retries,
    Duration longestWait,
    double perSecond,
    NetworkLimit limit) {

  /** Settings without a limit to addresses. */
  public HttpSettings(
      Duration connectTimeout,
      Duration timeout,
      long maxBody,
      int retries,
      Duration longestWait,
      double perSecond) {
    this(connectTimeout, timeout, maxBody, retries, longestWait, perSecond, NetworkLimit.NONE);
  }

  public static final HttpSettings DEFAULTS =
      new HttpSettings(
          Duration.ofSeconds(10), Duration.ofSeconds(60), 64L << 20, 3, Duration.ofSeconds(30), 20);

  public HttpSettings {
    if (retries < 0 || maxBody < 1 || !(perSecond > 0)) {
      throw new IllegalArgumentException("retries, maxBody and perSecond must be positive");
    }
  }

  /** The same within a limit. */
  public HttpSettings within(NetworkLimit other) {
    return new HttpSettings(
        connectTimeout, timeout, maxBody, retries, longestWait, perSecond, other);
  }
}
