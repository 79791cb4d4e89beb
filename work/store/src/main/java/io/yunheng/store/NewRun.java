/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import java.time.Instant;

/** A run to be kept; see {@link io.yunheng.casework.AssessmentRun}. */
public record NewRun(
    String caseDigest, Instant asOf, String scale, String folder, String summary) {}
