/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Opens archives, archives in them, and the office files that are archives, and reads every entry
 * to its end. Nothing is written anywhere, no name is followed.
 */
@NullMarked
package io.yunheng.inspection.opening;

import org.jspecify.annotations.NullMarked;
