/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Writes the assessment workbook (Excel) with everything that is known filled in, and reads back
 * what a person entered.
 *
 * <p>The same contents yield the same bytes. A cell never contains a formula.
 */
@NullMarked
package io.yunheng.report.workbook;

import org.jspecify.annotations.NullMarked;
