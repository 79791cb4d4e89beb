/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The jobs about cases and their assessments. */
@NullMarked
package io.yunheng.jobs.assess;

import org.jspecify.annotations.NullMarked;
