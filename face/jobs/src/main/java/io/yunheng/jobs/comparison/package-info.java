/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The job that compares what was moved with what there was. */
@NullMarked
package io.yunheng.jobs.comparison;

import org.jspecify.annotations.NullMarked;
