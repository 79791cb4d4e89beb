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
/**
 * The workbook that an assessor finishes by hand, as an Excel file: out with all that is known
 * filled in, and in again with what a person wrote.
 *
 * <p>The same contents give the same bytes. Nothing a cell holds is ever a formula.
 */
@NullMarked
package io.yunheng.report.workbook;

import org.jspecify.annotations.NullMarked;
