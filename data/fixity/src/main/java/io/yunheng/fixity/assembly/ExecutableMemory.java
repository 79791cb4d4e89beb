/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Code of this process's own; it is written first and can be run, but not written, then. */
public final class ExecutableMemory {
  private static final long READ_AND_WRITE = 3;
  private static final long READ_AND_EXECUTE = 5;
  private static final long PRIVATE_ANONYMOUS = 0x22;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  /** Of both calls, as to make a shape takes time; registers that a function has not do no harm. */
  private static final FunctionDescriptor SHAPE =
      FunctionDescriptor.of(LONG, ValueLayout.ADDRESS, LONG, LONG, LONG, LONG, LONG);

  private ExecutableMemory() {}

  /**
   * A function of the code, for as long as the process lasts.
   *
   * @return nothing where the system does not let a process write code
   */
  public static Optional<MethodHandle> function(byte[] code, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    try {
      MethodHandle map = call(linker, "mmap");
      long place =
          (long)
              map.invokeExact(
                  MemorySegment.NULL,
                  (long) code.length,
                  READ_AND_WRITE,
                  PRIVATE_ANONYMOUS,
                  -1L,
                  0L);
      if (place == -1) {
        return Optional.empty();
      }
      MemorySegment memory = MemorySegment.ofAddress(place);
      MemorySegment writable = memory.reinterpret(code.length, Arena.global(), null);
      MemorySegment.copy(code, 0, writable, ValueLayout.JAVA_BYTE, 0, code.length);
      MethodHandle protect = call(linker, "mprotect");
      long refused =
          (long) protect.invokeExact(memory, (long) code.length, READ_AND_EXECUTE, 0L, 0L, 0L);
      return (int) refused == 0
          ? Optional.of(linker.downcallHandle(memory, shape))
          : Optional.empty();
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle call(Linker linker, String name) {
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), SHAPE);
  }
}
