/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.Instant;
import java.util.Optional;

/** A job as who oversees the installation sees it: nothing of its contents, not even its case. */
public record JobGlance(
    RandomId id,
    String kind,
    JobState state,
    Instant asked,
    Optional<Instant> started,
    Optional<Instant> ended,
    long attempts) {}
