/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

/**
 * Something in a database that holds no rows of its own or that cannot be read like a table.
 *
 * @param kind view, materialized view, sequence, foreign table, …
 */
record OtherObject(TableName name, String kind) {}
