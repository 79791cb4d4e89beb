/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Two estates, usually of two clouds, compared before and after a move. */
@NullMarked
package io.yunheng.migration.estates;

import org.jspecify.annotations.NullMarked;
