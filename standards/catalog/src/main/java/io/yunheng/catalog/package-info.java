/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Answers what the standards require, of whom, and at which stage. Clauses, items, artefacts, the
 * cross-walk and verdict rules are data files of this room, which reads and checks them. It knows
 * nothing about clouds.
 *
 * <pre>{@code
 * Catalog catalog = Catalog.shipped();
 * Clause clause = catalog.clause("SEC-6.3.2-2a").orElseThrow();
 * Fit fit = catalog.fit(clause, profile);
 * List<Artefact> artefacts = catalog.artefactsOf(clause);
 * }</pre>
 */
@NullMarked
package io.yunheng.catalog;

import org.jspecify.annotations.NullMarked;
