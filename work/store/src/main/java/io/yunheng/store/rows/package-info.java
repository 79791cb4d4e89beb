/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Rows of work within a scope. */
@NullMarked
package io.yunheng.store.rows;

import org.jspecify.annotations.NullMarked;
