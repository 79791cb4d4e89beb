/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;

/** A layer of the standard, for example the secure computing environment. */
public record Layer(String id, int order, Text name) {}
