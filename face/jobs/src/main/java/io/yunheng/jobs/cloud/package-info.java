/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The jobs about clouds and their estates. */
@NullMarked
package io.yunheng.jobs.cloud;

import org.jspecify.annotations.NullMarked;
