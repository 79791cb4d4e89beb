/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands that collect. */
@NullMarked
package io.yunheng.cli.collect;

import org.jspecify.annotations.NullMarked;
