/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.Scope;

/**
 * Of which changes of a case somebody is told, by what he may see.
 *
 * @param cases of what cases say of themselves
 * @param registers of registers
 * @param records of result records, where the job kept a result
 * @param evidence of evidence
 */
public record ChangeScopes(Scope cases, Scope registers, Scope records, Scope evidence) {}
