/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.estate.Estate;
import java.time.Instant;
import java.util.Optional;

/**
 * All that an assessment may look at: one estate in which what was collected, the registers, the
 * events and the papers of the case are merged, and an earlier estate of the same cloud for
 * reconciliation.
 *
 * @param asOf the moment the assessment stands for (from the case, never the clock)
 */
public record Evidence(
    SubjectKind subject, Instant asOf, Estate current, Optional<Estate> earlier) {}
