/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The commands about handover manifests. */
@NullMarked
package io.yunheng.cli.manifest;

import org.jspecify.annotations.NullMarked;
