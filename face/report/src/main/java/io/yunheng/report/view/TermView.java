/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

/** A word and what it means here; the code chooses the mark beside it. */
public record TermView(String code, String word, String meaning) {}
