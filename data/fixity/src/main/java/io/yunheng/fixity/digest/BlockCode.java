/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.yunheng.fixity.assembly.CodeMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import java.util.Optional;

/** Machine code that compresses blocks of one or several messages into their states. */
final class BlockCode {
  private final MethodHandle code;

  private BlockCode(MethodHandle code) {
    this.code = code;
  }

  /**
   * Loads code that takes the four arguments of {@link #run} as a C function does.
   *
   * @param lifetime when it is closed, the code can no longer be run
   * @return empty if the operating system refuses executable memory
   */
  static Optional<BlockCode> load(byte[] written, CodeMemory memory, Arena lifetime) {
    FunctionDescriptor shape = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
    return memory
        .place(written, lifetime)
        .map(place -> new BlockCode(Linker.nativeLinker().downcallHandle(place, shape)));
  }

  /**
   * Runs the code. The caller has checked that it stays within memory.
   *
   * @param messages the messages, or the table of their addresses
   * @param blocks of each message; at least one
   * @param numbers constants or work space of the code
   * @throws IllegalStateException if the engine that loaded the code was closed
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
