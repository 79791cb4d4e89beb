/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Bags after BagIt 1.0 (RFC 8493) in folders: written, read, and checked. */
@NullMarked
package io.yunheng.bag;

import org.jspecify.annotations.NullMarked;
