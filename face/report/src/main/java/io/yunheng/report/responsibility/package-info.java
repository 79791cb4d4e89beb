/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Presents the division of responsibility as Word and Excel documents. */
@NullMarked
package io.yunheng.report.responsibility;

import org.jspecify.annotations.NullMarked;
