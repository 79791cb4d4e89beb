/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Jobs in processes of their own: orders, events, walls, limits, attempts. */
@NullMarked
package io.yunheng.jobs.worker;

import org.jspecify.annotations.NullMarked;
