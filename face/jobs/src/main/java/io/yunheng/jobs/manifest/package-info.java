/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The jobs about manifests and bags. */
@NullMarked
package io.yunheng.jobs.manifest;

import org.jspecify.annotations.NullMarked;
