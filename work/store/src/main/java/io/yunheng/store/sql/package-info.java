/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The database: connections, transactions, the schema. */
@NullMarked
package io.yunheng.store.sql;

import org.jspecify.annotations.NullMarked;
