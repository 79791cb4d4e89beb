/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
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
