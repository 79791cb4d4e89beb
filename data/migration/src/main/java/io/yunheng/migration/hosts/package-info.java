/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What runs in machines: read from collections of hosts, and compared before and after a move. */
@NullMarked
package io.yunheng.migration.hosts;

import org.jspecify.annotations.NullMarked;
