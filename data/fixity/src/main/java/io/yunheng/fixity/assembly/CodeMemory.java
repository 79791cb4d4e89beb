/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Memory from which the processor can run machine code that this process has written. */
@FunctionalInterface
public interface CodeMemory {
  /**
   * Copies code into executable memory.
   *
   * @param lifetime when it is closed, the memory is given back
   * @return where the code starts; empty if the operating system refuses executable memory
   */
  Optional<MemorySegment> place(byte[] code, Arena lifetime);
}
