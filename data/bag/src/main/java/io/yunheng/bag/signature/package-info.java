/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Detached signatures of manifests: who says that this is what was handed over. */
@NullMarked
package io.yunheng.bag.signature;

import org.jspecify.annotations.NullMarked;
