/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

/** Why something is unknown, and what would cure it. */
public record GapView(String status, String reason, String need, String call, String time) {}
