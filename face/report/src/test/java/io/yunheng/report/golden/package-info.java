/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Texts that tests compare with the ones kept in the tree. */
@org.jspecify.annotations.NullMarked
package io.yunheng.report.golden;
