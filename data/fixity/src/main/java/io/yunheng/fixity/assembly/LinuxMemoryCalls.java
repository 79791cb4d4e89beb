/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.OptionalLong;

/** {@code mmap}, {@code mprotect} and {@code munmap} of Linux. */
public final class LinuxMemoryCalls implements MemoryCalls {
  private static final long READ_AND_WRITE = 3;
  private static final long READ_AND_EXECUTE = 5;
  private static final long PRIVATE_ANONYMOUS = 0x22;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  /**
   * One shape for all three, because each new shape costs start-up time; a function ignores the
   * registers beyond its own parameters.
   */
  private static final FunctionDescriptor SHAPE =
      FunctionDescriptor.of(LONG, ValueLayout.ADDRESS, LONG, LONG, LONG, LONG, LONG);

  @Override
  public OptionalLong map(long bytes) {
    long address = call("mmap", 0, bytes, READ_AND_WRITE, PRIVATE_ANONYMOUS, -1);
    return address == -1 ? OptionalLong.empty() : OptionalLong.of(address);
  }

  @Override
  public boolean makeExecutable(long address, long bytes) {
    return (int) call("mprotect", address, bytes, READ_AND_EXECUTE, 0, 0) == 0;
  }

  @Override
  public void unmap(long address, long bytes) {
    if ((int) call("munmap", address, bytes, 0, 0, 0) != 0) {
      throw new IllegalStateException("munmap");
    }
  }

  private static long call(
      String name, long address, long bytes, long protection, long flags, long descriptor) {
    Linker linker = Linker.nativeLinker();
    MethodHandle function = linker.downcallHandle(linker.defaultLookup().findOrThrow(name), SHAPE);
    try {
      return (long)
          function.invokeExact(
              MemorySegment.ofAddress(address), bytes, protection, flags, descriptor, 0L);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
