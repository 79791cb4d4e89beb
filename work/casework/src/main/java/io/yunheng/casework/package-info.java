/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What several people say about a case: the case and what it says of itself, its evidence, how its
 * clouds are reached, its runs. Values and rules; where they stay is the store's business.
 *
 * <pre>{@code
 * WorkCase one = cases.find(scope, id).orElseThrow();
 * }</pre>
 */
@NullMarked
package io.yunheng.casework;

import org.jspecify.annotations.NullMarked;
