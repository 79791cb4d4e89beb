/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The neutral typed model of a cloud at one moment: records of some fifty kinds, each datum a
 * {@link io.yunheng.estate.Fact}.
 *
 * <p>Collectors and importers fill it; rules, pictures and comparisons read it. Nothing in here
 * knows a vendor.
 */
@NullMarked
package io.yunheng.estate.model;

import org.jspecify.annotations.NullMarked;
