/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The chain of acts. */
@NullMarked
package io.yunheng.store.chain;

import org.jspecify.annotations.NullMarked;
