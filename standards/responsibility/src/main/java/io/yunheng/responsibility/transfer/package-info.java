/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Work handed on: whether each transfer stands on an agreement that holds, how many layers it has
 * gone through, and who bears the loss where a contract is unclear (T/CCIA 004-2024, clause 5).
 */
@NullMarked
package io.yunheng.responsibility.transfer;

import org.jspecify.annotations.NullMarked;
