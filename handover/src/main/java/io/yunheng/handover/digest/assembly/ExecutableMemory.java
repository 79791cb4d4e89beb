/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest.assembly;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Code of this process's own; it is written first and can be run, but not written, then. */
public final class ExecutableMemory {
  private static final int READ_AND_WRITE = 3;
  private static final int READ_AND_EXECUTE = 5;
  private static final int PRIVATE_ANONYMOUS = 0x22;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private ExecutableMemory() {}

  /**
   * A function of the code, for as long as the process lasts.
   *
   * @return nothing where the system does not let a process write code
   */
  public static Optional<MethodHandle> function(byte[] code, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    ValueLayout address = ValueLayout.ADDRESS;
    try {
      MethodHandle map =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("mmap"),
              FunctionDescriptor.of(address, address, LONG, INT, INT, INT, LONG));
      MethodHandle protect =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("mprotect"),
              FunctionDescriptor.of(INT, address, LONG, INT));
      MemorySegment memory =
          (MemorySegment)
              map.invokeExact(
                  MemorySegment.NULL,
                  (long) code.length,
                  READ_AND_WRITE,
                  PRIVATE_ANONYMOUS,
                  -1,
                  0L);
      if (memory.address() == -1) {
        return Optional.empty();
      }
      MemorySegment writable = memory.reinterpret(code.length, Arena.global(), null);
      MemorySegment.copy(code, 0, writable, ValueLayout.JAVA_BYTE, 0, code.length);
      int refused = (int) protect.invokeExact(memory, (long) code.length, READ_AND_EXECUTE);
      return refused == 0 ? Optional.of(linker.downcallHandle(memory, shape)) : Optional.empty();
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
