/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Lays out a report page as one self-contained HTML file: styles, script, charts and pictures are
 * inside it.
 *
 * <p>Templates are typed and compiled with the build; every value is escaped where it is written.
 */
@NullMarked
package io.yunheng.report.page;

import org.jspecify.annotations.NullMarked;
