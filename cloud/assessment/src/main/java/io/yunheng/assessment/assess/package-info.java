/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The assessment itself: from evidence, checks, rules and people's records to the result. */
@NullMarked
package io.yunheng.assessment.assess;

import org.jspecify.annotations.NullMarked;
