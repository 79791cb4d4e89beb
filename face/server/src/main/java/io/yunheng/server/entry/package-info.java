/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Pages by which people come in: set-up, invitations, log-in in steps, the own account. */
@NullMarked
package io.yunheng.server.entry;

import org.jspecify.annotations.NullMarked;
