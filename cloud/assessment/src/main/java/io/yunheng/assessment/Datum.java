/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;

/** One datum an observation is based on: the resource and column, the value, and its origin. */
public record Datum(Kind kind, String id, String column, String value, Origin origin) {}
