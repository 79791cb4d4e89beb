/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Machine code that is written when it is needed, for processors with AVX2 or AVX-512. */
@NullMarked
package io.yunheng.fixity.assembly;

import org.jspecify.annotations.NullMarked;
