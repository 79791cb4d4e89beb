/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Presents handover manifests and verification results as files for people. */
@NullMarked
package io.yunheng.report.handover;

import org.jspecify.annotations.NullMarked;
