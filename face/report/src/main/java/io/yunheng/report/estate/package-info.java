/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Prepares what a report shows of the estate: sites, networks, and how completely it was read.
 *
 * <p>Large estates are summarised: every list has a limit and states what it omits.
 */
@NullMarked
package io.yunheng.report.estate;

import org.jspecify.annotations.NullMarked;
