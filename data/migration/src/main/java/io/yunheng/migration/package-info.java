/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Decides whether everything is as it was before a migration (GOV-5.2.1). Trees, object stores,
 * databases, estates and hosts are compared before and after, by rules that are data. Each finding
 * has a weight and, where it applies, the migration risk it indicates.
 *
 * <pre>{@code
 * MoveComparison trees =
 *     TreeComparison.between(before, after, options, rules, engine, progress, takenAt);
 * MoveComparison estates = EstateComparison.between(old, now, mapping);
 * }</pre>
 */
@NullMarked
package io.yunheng.migration;

import org.jspecify.annotations.NullMarked;
