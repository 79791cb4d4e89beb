/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Writes Word documents with real headings, captions, repeating table headers and page numbers. The
 * same content yields the same bytes.
 */
@NullMarked
package io.yunheng.report.word;

import org.jspecify.annotations.NullMarked;
