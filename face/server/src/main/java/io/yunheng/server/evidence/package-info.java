/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Evidence of cases in the browser: uploads in parts, lists, downloads, registers as Excel files;
 * and what the server does for it by itself. Nothing that somebody sent is parsed here: its first
 * bytes tell its type, and everything deeper is asked of a worker process.
 */
@NullMarked
package io.yunheng.server.evidence;

import org.jspecify.annotations.NullMarked;
