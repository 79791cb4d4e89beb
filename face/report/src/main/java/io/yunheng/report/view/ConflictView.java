/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

/** Two sources that say different things of one datum, and which was taken. */
public record ConflictView(
    String resource,
    String column,
    String taken,
    String takenFrom,
    String other,
    String otherFrom) {}
