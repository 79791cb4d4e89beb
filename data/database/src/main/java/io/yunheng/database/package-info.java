/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Databases row by row: two compared, or one taken into a handover. Everything is only read, from
 * one consistent snapshot, and every cell is brought into a form that is the same for all engines.
 */
@NullMarked
package io.yunheng.database;

import org.jspecify.annotations.NullMarked;
