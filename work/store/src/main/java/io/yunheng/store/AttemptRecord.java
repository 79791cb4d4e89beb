/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Wrong guesses at log-ins from one address.
 *
 * @param seen the last one
 */
public record AttemptRecord(long failures, Optional<Instant> lockedUntil, Instant seen) {}
