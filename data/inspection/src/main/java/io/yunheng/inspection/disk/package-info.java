/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Looks at the structure of disk images; what they refer to outside themselves is not followed. */
@NullMarked
package io.yunheng.inspection.disk;

import org.jspecify.annotations.NullMarked;
