/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The command that assesses a case. */
@NullMarked
package io.yunheng.cli.assess;

import org.jspecify.annotations.NullMarked;
