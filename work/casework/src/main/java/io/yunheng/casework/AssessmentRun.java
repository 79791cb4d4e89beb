/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.Instant;

/**
 * An assessment of a case that was kept.
 *
 * @param caseDigest of the folder that was assessed
 * @param asOf the moment that it speaks of
 * @param scale by which rules
 * @param folder of its files in the data folder
 * @param summary as its maker writes it
 */
public record AssessmentRun(
    RandomId id,
    RandomId workCase,
    RandomId job,
    String caseDigest,
    Instant asOf,
    String scale,
    Instant ended,
    String folder,
    String summary) {}
