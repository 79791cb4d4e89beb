/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Measures how fast the rooms are, compared with a named tool or a lower bound.
 *
 * <p>Benchmarks are neither tests nor part of the distribution. Figures go to {@code
 * docs/performance.md} with the command that produced them.
 */
/**
 * How fast the rooms are, side by side with a named peer or the limit.
 *
 * <p>Nothing here is a test and nothing here is shipped; figures go to {@code docs/performance.md}
 * with the command that made them.
 */
@NullMarked
package io.yunheng.benchmarks;

import org.jspecify.annotations.NullMarked;
