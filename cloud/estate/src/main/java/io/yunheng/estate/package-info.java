/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a cloud looks like at one moment.
 *
 * <p>An {@link io.yunheng.estate.Estate} holds the resources that were read, where each came from,
 * and how well each kind was understood. Collectors and importers live in packages of their own
 * below this one and fill it.
 */
@NullMarked
package io.yunheng.estate;

import org.jspecify.annotations.NullMarked;
