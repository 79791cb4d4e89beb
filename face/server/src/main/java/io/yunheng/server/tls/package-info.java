/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** A certificate of the server's own making, and the fingerprint by which people know it. */
@NullMarked
package io.yunheng.server.tls;

import org.jspecify.annotations.NullMarked;
