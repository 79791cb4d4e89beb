/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.Instant;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param kind of job
 * @param request as its worker understands it
 * @param by empty where a schedule asked for it
 * @param due not to be run before
 * @param schedule which asked for it
 */
public record JobAsk(
    String kind,
    String request,
    Optional<RandomId> by,
    Instant at,
    Instant due,
    Optional<RandomId> schedule) {}
