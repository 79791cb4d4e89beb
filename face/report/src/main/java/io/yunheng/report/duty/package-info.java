/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Prepares the division of responsibility for display: texts in one language, ready for layout. */
@NullMarked
package io.yunheng.report.duty;

import org.jspecify.annotations.NullMarked;
