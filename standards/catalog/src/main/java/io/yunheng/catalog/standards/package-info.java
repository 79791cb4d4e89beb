/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What the five documents ask: clauses with their applicability, parameters and evidence, the
 * papers they require, how they answer each other and which readings were taken. Data files are
 * read here, checked as a whole and kept as values; questions about them are answered in {@code
 * catalog.query}.
 */
@NullMarked
package io.yunheng.catalog.standards;

import org.jspecify.annotations.NullMarked;
