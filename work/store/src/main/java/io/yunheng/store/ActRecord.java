/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.RandomId;
import java.time.Instant;
import java.util.Optional;

/**
 * An act as it was appended, without its texts.
 *
 * @param person empty where it was the system itself
 * @param behalf for whom a deputy did it
 * @param object what it was done to
 * @param workCase the case that the object is in
 * @param version of the object after it; 0 where it has none
 */
public record ActRecord(
    long sequence,
    Instant at,
    Optional<RandomId> person,
    Optional<RandomId> behalf,
    Optional<RandomId> session,
    ActKind kind,
    RandomId object,
    Optional<RandomId> workCase,
    long version) {}
