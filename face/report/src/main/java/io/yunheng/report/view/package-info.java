/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The content of a report page in one language, ready for layout: plain values without markup.
 *
 * <p>Lists are limited when they are built; a shortened list states how much it omits.
 */
@NullMarked
package io.yunheng.report.view;

import org.jspecify.annotations.NullMarked;
