/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

/** How well one kind was read in one scope. */
public record CoverageRow(
    String kind,
    String code,
    String scope,
    String status,
    String word,
    long count,
    String reason,
    String need,
    String source) {}
