/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Word documents as an office writes them: real headings, captions, tables whose heads repeat, page
 * numbers, all with the same bytes for the same content.
 */
@NullMarked
package io.yunheng.report.word;

import org.jspecify.annotations.NullMarked;
