/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.OptionalLong;

/** Memory of the operating system that is never writable and executable at the same time. */
public final class ExecutableMemory implements CodeMemory {
  private final MemoryCalls calls;

  public ExecutableMemory(MemoryCalls calls) {
    this.calls = calls;
  }

  @Override
  public Optional<MemorySegment> place(byte[] code, Arena lifetime) {
    OptionalLong mapped = calls.map(code.length);
    if (mapped.isEmpty()) {
      return Optional.empty();
    }
    long address = mapped.getAsLong();
    MemorySegment memory =
        MemorySegment.ofAddress(address)
            .reinterpret(code.length, lifetime, _ -> calls.unmap(address, code.length));
    MemorySegment.copy(code, 0, memory, ValueLayout.JAVA_BYTE, 0, code.length);
    return calls.makeExecutable(address, code.length) ? Optional.of(memory) : Optional.empty();
  }
}
