/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Registers in the browser: tables whose cells are filled in one by one or pasted from a
 * spreadsheet, and Excel files out and in with every difference. No file is parsed here: that is
 * asked of a worker process.
 */
@NullMarked
package io.yunheng.server.register;

import org.jspecify.annotations.NullMarked;
