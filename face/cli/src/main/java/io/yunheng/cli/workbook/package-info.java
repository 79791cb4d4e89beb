/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands that bring the workbook out and back. */
@NullMarked
package io.yunheng.cli.workbook;

import org.jspecify.annotations.NullMarked;
