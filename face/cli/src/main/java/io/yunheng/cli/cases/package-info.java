/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands about cases. */
@NullMarked
package io.yunheng.cli.cases;

import org.jspecify.annotations.NullMarked;
