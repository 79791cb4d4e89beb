/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What the standards ask, of whom, at which stage.
 *
 * <p>Clauses, items, artefacts, cross-walk and verdict rules are data files that ship with this
 * room; this package reads, checks and answers questions about them. It knows no cloud.
 */
@NullMarked
package io.yunheng.catalog;

import org.jspecify.annotations.NullMarked;
