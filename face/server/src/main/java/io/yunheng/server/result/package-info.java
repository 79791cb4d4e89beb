/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Pages of kept assessments: verdicts as a tree, what explains each item, what changed from one to
 * another, and the files to take away. A run never changes, so what was read of it is kept.
 */
@NullMarked
package io.yunheng.server.result;

import org.jspecify.annotations.NullMarked;
