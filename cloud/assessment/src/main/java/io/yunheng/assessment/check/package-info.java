/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Checks as data: packs of rules written in CEL over the columns of one kind, or of named analyses,
 * with fixtures that prove each rule both ways before it is used.
 *
 * <p>{@link io.yunheng.assessment.Packs} reads them, {@link
 * io.yunheng.assessment.check.CheckRunner} runs them over the evidence of a case. An unknown fact
 * makes an observation unknown unless the rest of the rule decides without it.
 */
@NullMarked
package io.yunheng.assessment.check;

import org.jspecify.annotations.NullMarked;
