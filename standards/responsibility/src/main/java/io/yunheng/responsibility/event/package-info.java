/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Whose responsibility it is when something has gone wrong. */
@NullMarked
package io.yunheng.responsibility.event;

import org.jspecify.annotations.NullMarked;
