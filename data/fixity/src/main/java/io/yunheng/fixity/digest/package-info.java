/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Digests of many messages at once, and of parts of one. */
@NullMarked
package io.yunheng.fixity.digest;

import org.jspecify.annotations.NullMarked;
