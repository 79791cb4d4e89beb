/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How to show what was found: the HTML report, the comparison of two assessments, and the Excel
 * workbook, out and in.
 *
 * <p>This room reads results and writes formats; no engine knows it.
 */
@NullMarked
package io.yunheng.report;

import org.jspecify.annotations.NullMarked;
