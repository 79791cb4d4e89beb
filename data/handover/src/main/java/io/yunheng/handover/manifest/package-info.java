/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Handover manifests: what is handed over, entry by entry, with all that the exit documents ask for
 * (GB/T 31167 9.2); made, read, and compared with what is there.
 */
@NullMarked
package io.yunheng.handover.manifest;

import org.jspecify.annotations.NullMarked;
