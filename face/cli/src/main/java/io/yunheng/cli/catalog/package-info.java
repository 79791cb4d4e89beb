/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands that ask the standards. */
@NullMarked
package io.yunheng.cli.catalog;

import org.jspecify.annotations.NullMarked;
