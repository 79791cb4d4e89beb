/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What changed between two things. */
@NullMarked
package io.yunheng.cli.diff;

import org.jspecify.annotations.NullMarked;
