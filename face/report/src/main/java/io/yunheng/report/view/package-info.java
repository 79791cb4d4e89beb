/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The content of a report page in one language, ready for layout: plain values without markup.
 *
 * <p>Lists are limited when they are built; a shortened list states how much it omits.
 */
/**
 * What a report page shows, in one language, ready to be laid out: plain values without any markup.
 *
 * <p>Lists are bounded where they are made; each that is cut says how much it leaves out.
 */
@NullMarked
package io.yunheng.report.view;

import org.jspecify.annotations.NullMarked;
