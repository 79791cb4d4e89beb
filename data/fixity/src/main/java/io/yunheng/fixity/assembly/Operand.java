/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

/** What an instruction on vectors reads: a register, or as many bytes in memory as one has. */
public sealed interface Operand permits Vector, MemoryOperand {}
