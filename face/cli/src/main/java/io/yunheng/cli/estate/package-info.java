/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands about estates. */
@NullMarked
package io.yunheng.cli.estate;

import org.jspecify.annotations.NullMarked;
