/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The named analyses that check packs use where an expression over one kind cannot say it: joins,
 * reconciliations, comparisons of two moments.
 */
@NullMarked
package io.yunheng.assessment.analysis;

import org.jspecify.annotations.NullMarked;
