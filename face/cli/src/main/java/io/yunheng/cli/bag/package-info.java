/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Bags after RFC 8493: whether they are complete and valid. */
@NullMarked
package io.yunheng.cli.bag;

import org.jspecify.annotations.NullMarked;
