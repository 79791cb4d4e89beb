/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Pages where work is done: home and cases. */
@NullMarked
package io.yunheng.server.work;

import org.jspecify.annotations.NullMarked;
