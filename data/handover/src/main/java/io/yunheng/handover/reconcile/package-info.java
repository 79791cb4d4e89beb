/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a provider still has and did not hand over. */
@NullMarked
package io.yunheng.handover.reconcile;

import org.jspecify.annotations.NullMarked;
