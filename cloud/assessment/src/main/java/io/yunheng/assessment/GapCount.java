/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.estate.Gap;

/** A gap, and how many observations it left unknown. */
public record GapCount(Gap gap, long count) {}
