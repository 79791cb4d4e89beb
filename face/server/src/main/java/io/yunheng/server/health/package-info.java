/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Whether the server lives and is ready, and its figures, for the machine it runs on alone. */
@NullMarked
package io.yunheng.server.health;

import org.jspecify.annotations.NullMarked;
