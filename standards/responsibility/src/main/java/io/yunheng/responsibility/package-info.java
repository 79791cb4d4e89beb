/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Derives who is responsible for a cloud service and who does the work. An arrangement states what
 * organisations do and which agreements they have; rules that are data derive their roles, duties
 * and findings from it. Every derived value refers to the acts and clauses it is based on.
 *
 * <pre>{@code
 * ResponsibilityRules rules = ResponsibilityRules.shipped();
 * Passages passages = Passages.of(arrangement, documents);
 * Derivation derived = Derivation.of(arrangement, passages, Catalog.shipped(), rules);
 * derived.transfers().forEach(finding -> show(finding));
 * }</pre>
 */
@NullMarked
package io.yunheng.responsibility;

import org.jspecify.annotations.NullMarked;
