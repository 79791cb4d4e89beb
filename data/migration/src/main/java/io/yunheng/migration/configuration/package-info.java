/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What was found when the state before a move is compared with the state after it, and runs of such
 * comparisons that can be kept.
 */
@NullMarked
package io.yunheng.migration.configuration;

import org.jspecify.annotations.NullMarked;
