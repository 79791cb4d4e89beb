/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Compares databases row by row, or copies one into a handover. It only reads, from one consistent
 * snapshot. Every value is converted to a canonical form that is the same for all database
 * products, so that PostgreSQL can be compared with MariaDB.
 *
 * <pre>{@code
 * ComparisonReport report = DatabaseComparison.of(source, target, options, progress);
 * boolean same = report.equal();
 * }</pre>
 */
@NullMarked
package io.yunheng.database;

import org.jspecify.annotations.NullMarked;
