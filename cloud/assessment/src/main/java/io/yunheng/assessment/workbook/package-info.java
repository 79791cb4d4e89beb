/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What people write about items: one record per item and object, with who wrote it and when.
 *
 * <p>Rows go out with what the machine found, come back edited, and are merged with what others
 * wrote meanwhile; nothing is lost, and what cannot be merged is listed with both sides.
 */
@NullMarked
package io.yunheng.assessment.workbook;

import org.jspecify.annotations.NullMarked;
