/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Whether what an agreement is said to state stands in its document, and where. */
@NullMarked
package io.yunheng.responsibility.passage;

import org.jspecify.annotations.NullMarked;
