/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Pages of result records: items and objects with what the machine found and what people say, who
 * works on them, and how a second person agrees.
 */
@NullMarked
package io.yunheng.server.record;

import org.jspecify.annotations.NullMarked;
