/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Converts an assessment to the page and the workbook, and reads the workbook back. */
@NullMarked
package io.yunheng.report.assessment;

import org.jspecify.annotations.NullMarked;
