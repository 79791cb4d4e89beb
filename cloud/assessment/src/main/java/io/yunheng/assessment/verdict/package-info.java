/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How observations become verdicts: counts become the values an aspect may have, values become
 * levels by an item's tables, and the levels of objects, items and control points are put together.
 *
 * <p>Pure functions over what is still possible: a verdict is given exactly where nothing unknown
 * could change it.
 */
@NullMarked
package io.yunheng.assessment.verdict;

import org.jspecify.annotations.NullMarked;
