/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** How the members of a {@code result.json} become values again. */
@NullMarked
package io.yunheng.assessment.result;

import org.jspecify.annotations.NullMarked;
