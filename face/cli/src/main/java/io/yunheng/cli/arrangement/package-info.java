/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands that make and convert arrangements. */
@NullMarked
package io.yunheng.cli.arrangement;

import org.jspecify.annotations.NullMarked;
