/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;

/** A job of a case. */
public record CaseJob(
    RandomId id,
    RandomId workCase,
    JobState state,
    JobAsk ask,
    JobCourse course,
    JobEnd end,
    long version) {}
