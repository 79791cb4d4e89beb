/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The MLPS items of the cloud extension as data: what each asks, how it is assessed, which aspects
 * it is cut into, and the tables that turn aspect values into verdicts on both scales.
 *
 * <p>{@link io.yunheng.catalog.MlpsCatalog} is the door; its reader refuses data whose tables do
 * not cover what they must.
 */
@NullMarked
package io.yunheng.catalog.mlps;

import org.jspecify.annotations.NullMarked;
