/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The key of the installation and what is sealed with it. */
@NullMarked
package io.yunheng.store.key;

import org.jspecify.annotations.NullMarked;
