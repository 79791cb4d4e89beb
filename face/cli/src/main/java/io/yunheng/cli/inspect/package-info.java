/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The command that opens files to their end. */
@NullMarked
package io.yunheng.cli.inspect;

import org.jspecify.annotations.NullMarked;
