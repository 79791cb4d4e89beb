/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.mlps;

import io.yunheng.fault.Text;

/**
 * A word that registers use for one thing a paper says or a collector covers.
 *
 * @param of the kind of resource whose list of points or covers holds the word
 */
public record StatedPoint(String of, String id, Text name) {}
