/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Trees of files as they are: every entry with a defined outcome, nothing skipped. */
@NullMarked
package io.yunheng.fixity.tree;

import org.jspecify.annotations.NullMarked;
