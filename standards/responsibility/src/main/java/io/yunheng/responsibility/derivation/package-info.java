/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Everything that follows from an arrangement, and what a change would change. */
@NullMarked
package io.yunheng.responsibility.derivation;

import org.jspecify.annotations.NullMarked;
