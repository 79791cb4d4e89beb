/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What was moved against what there was: trees, stores and databases (GOV-5.2.1). */
@NullMarked
package io.yunheng.migration;

import org.jspecify.annotations.NullMarked;
