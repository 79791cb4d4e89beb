/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Who is responsible for a cloud service. */
@NullMarked
package io.yunheng.cli.responsibility;

import org.jspecify.annotations.NullMarked;
