/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;

/**
 * A control point: the items of one clause.
 *
 * @param clause of GB/T 22239-2019, for example {@code 8.2.2.1}
 * @param layer the id of its layer
 */
public record ControlPoint(String id, String clause, String layer, int order, Text name) {}
