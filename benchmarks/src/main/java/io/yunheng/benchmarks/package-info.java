/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
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
