/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.yunheng.fixity.assembly.ExecutableMemory;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import java.util.Optional;

/** Machine code that takes blocks of one or several messages into their states. */
final class BlockCode {
  private final MethodHandle code;

  private BlockCode(MethodHandle code) {
    this.code = code;
  }

  /**
   * Code that takes the four arguments of {@link #run} as a function of C does.
   *
   * @return nothing where the system does not let a process write code
   */
  static Optional<BlockCode> of(byte[] written) {
    FunctionDescriptor shape = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
    return ExecutableMemory.function(written, shape).map(BlockCode::new);
  }

  /**
   * Runs it. Whoever asks for it has seen to it that it stays within memory.
   *
   * @param messages what it reads the messages from, or where that is told
   * @param blocks how many of each message; at least one
   * @param numbers what else it wants to find in memory
   */
  void run(MemorySegment state, MemorySegment messages, long blocks, MemorySegment numbers) {
    Objects.checkIndex(0, blocks);
    try {
      code.invokeExact(state, messages, blocks, numbers);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
