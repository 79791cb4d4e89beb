/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.ScaleName;

/**
 * What an item comes to for one object on one scale.
 *
 * @param by the scale whose rule decided: GB/T 28448 where the workbook has no level for what was
 *     found
 */
public record ObjectDecision(Decision decision, ScaleName by) {}
