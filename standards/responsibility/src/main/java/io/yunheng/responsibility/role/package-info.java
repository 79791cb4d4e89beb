/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Roles from behaviours (T/CCIA 004-2024, clauses 3 and 4 and annex A): rules kept as data, what no
 * rule settles, and where an arrangement contradicts itself.
 */
@NullMarked
package io.yunheng.responsibility.role;

import org.jspecify.annotations.NullMarked;
