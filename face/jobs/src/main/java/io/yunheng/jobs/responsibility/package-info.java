/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The jobs about arrangements and clauses. */
@NullMarked
package io.yunheng.jobs.responsibility;

import org.jspecify.annotations.NullMarked;
