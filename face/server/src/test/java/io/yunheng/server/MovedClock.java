/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until it is moved. */
final class MovedClock implements InstantSource {
  private final AtomicReference<Instant> now;

  MovedClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  void move(Duration by) {
    now.updateAndGet(at -> at.plus(by));
  }
}
