/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import java.time.Instant;
import java.util.Optional;

/**
 * How a job goes.
 *
 * @param attempts how often it was begun
 * @param started when it was begun last
 * @param cancelAsked whether somebody wants it to stop
 * @param progress as its worker writes it
 */
public record JobCourse(
    long attempts,
    Optional<Instant> started,
    Optional<Instant> ended,
    boolean cancelAsked,
    String progress) {}
