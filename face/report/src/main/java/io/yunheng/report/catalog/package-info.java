/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The requirements of the standards as a workbook. */
@NullMarked
package io.yunheng.report.catalog;

import org.jspecify.annotations.NullMarked;
