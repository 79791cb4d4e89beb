/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Reads the text of documents that people bring: docx, pdf and plain text. */
@NullMarked
package io.yunheng.estate.document;

import org.jspecify.annotations.NullMarked;
