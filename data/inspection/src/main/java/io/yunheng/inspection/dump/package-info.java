/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Looks at dumps of databases without a server; the restore itself stands behind an interface. */
@NullMarked
package io.yunheng.inspection.dump;

import org.jspecify.annotations.NullMarked;
