/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What is found wrong in handed-over data, in words of both languages, and what looking may cost.
 */
@NullMarked
package io.yunheng.inspection.context;

import org.jspecify.annotations.NullMarked;
