/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The standards: a search over their clauses, and a page for each document and clause. */
@NullMarked
package io.yunheng.server.standard;

import org.jspecify.annotations.NullMarked;
