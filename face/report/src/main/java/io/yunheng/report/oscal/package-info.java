/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Writes the division of responsibility as OSCAL: a catalog of the clauses, a profile and a system
 * security plan for each service, and a list of what OSCAL cannot represent.
 */
@NullMarked
package io.yunheng.report.oscal;

import org.jspecify.annotations.NullMarked;
