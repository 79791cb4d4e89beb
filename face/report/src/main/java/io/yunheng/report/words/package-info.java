/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The texts of this room in Chinese and English, from properties files. */
@NullMarked
package io.yunheng.report.words;

import org.jspecify.annotations.NullMarked;
