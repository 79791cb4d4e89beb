/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a report shows of the estate itself: where the cloud stands, how its networks hang together,
 * how well it was read.
 *
 * <p>Large estates are summed up: every list has a bound and says what it leaves out.
 */
@NullMarked
package io.yunheng.report.estate;

import org.jspecify.annotations.NullMarked;
