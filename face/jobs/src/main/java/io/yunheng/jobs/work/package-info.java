/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What all jobs are run with, and the files that they use. */
@NullMarked
package io.yunheng.jobs.work;

import org.jspecify.annotations.NullMarked;
