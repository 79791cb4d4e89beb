/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Proposes what a file contains, from its bytes and its name: its format, whether it may be
 * sensitive, its category and the period it covers. It opens no files; callers pass the bytes they
 * read anyway. Every result is a proposal that a person decides on.
 *
 * <pre>{@code
 * Formats formats = Formats.shipped();
 * Format format = formats.of("contracts/2024.docx", head);
 * Scan scan = Sensitivity.shipped().scan("contracts/2024.docx");
 * }</pre>
 */
@NullMarked
package io.yunheng.content;

import org.jspecify.annotations.NullMarked;
