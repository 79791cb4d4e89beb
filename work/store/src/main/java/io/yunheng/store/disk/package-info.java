/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Files of an installation on the disk. */
@NullMarked
package io.yunheng.store.disk;

import org.jspecify.annotations.NullMarked;
