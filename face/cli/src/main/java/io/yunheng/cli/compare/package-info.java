/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What was moved against what there was. */
@NullMarked
package io.yunheng.cli.compare;

import org.jspecify.annotations.NullMarked;
