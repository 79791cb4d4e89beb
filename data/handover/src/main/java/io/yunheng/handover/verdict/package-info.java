/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a manifest, and comparing it, say about the clauses they serve. */
@NullMarked
package io.yunheng.handover.verdict;

import org.jspecify.annotations.NullMarked;
