/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Draws pictures as SVG: elements that inherit their colours from a page, or whole files. */
@NullMarked
package io.yunheng.report.picture;

import org.jspecify.annotations.NullMarked;
