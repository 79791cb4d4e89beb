/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Reads xlsx files that come from anywhere: row by row, within limits, without running anything in
 * them.
 *
 * <p>Only values are read. Formulas, merged cells and too many rows are told as problems with their
 * place; archives that swell, XML with entities, macros, passwords and other formats are refused.
 */
@NullMarked
package io.yunheng.files.excel;

import org.jspecify.annotations.NullMarked;
