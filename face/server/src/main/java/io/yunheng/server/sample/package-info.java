/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The sample that {@code yunheng serve --sample} makes and serves, and its check: a whole
 * installation in a folder of its own, filled through the store and the jobs that pages use, and
 * then used through its own pages.
 */
@NullMarked
package io.yunheng.server.sample;

import org.jspecify.annotations.NullMarked;
