/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Prepares the division of responsibility for display: texts in one language, ready for layout. */
/** What a reader sees of who is responsible: texts in one language, ready to be laid out. */
@NullMarked
package io.yunheng.report.duty;

import org.jspecify.annotations.NullMarked;
