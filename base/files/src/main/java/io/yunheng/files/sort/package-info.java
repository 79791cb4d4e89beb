/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Sorting more than memory holds. */
@NullMarked
package io.yunheng.files.sort;

import org.jspecify.annotations.NullMarked;
