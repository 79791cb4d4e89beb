/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;

/**
 * One datum that an observation stands on: which column of which resource, what it said, and where
 * it came from.
 */
public record Datum(Kind kind, String id, String column, String value, Origin origin) {}
