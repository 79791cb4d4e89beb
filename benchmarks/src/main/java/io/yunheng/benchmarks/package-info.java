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
@NullMarked
package io.yunheng.benchmarks;

import org.jspecify.annotations.NullMarked;
