/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.tree;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The calls of a Linux system that a walk needs. They are constants, so that the compiler makes
 * plain calls of them; whoever touches one has asked {@link Posix#isThere} before.
 */
final class LinuxCalls {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout AT = ValueLayout.ADDRESS;

  static final MethodHandle OPENAT = call("openat", FunctionDescriptor.of(INT, INT, AT, INT));
  static final MethodHandle GETDENTS =
      call("getdents64", FunctionDescriptor.of(LONG, INT, AT, LONG));
  static final MethodHandle STATX =
      call("statx", FunctionDescriptor.of(INT, INT, AT, INT, INT, AT));
  static final MethodHandle READ = call("read", FunctionDescriptor.of(LONG, INT, AT, LONG));
  static final MethodHandle PREAD = call("pread", FunctionDescriptor.of(LONG, INT, AT, LONG, LONG));
  static final MethodHandle READLINK =
      call("readlinkat", FunctionDescriptor.of(LONG, INT, AT, AT, LONG));
  static final MethodHandle CLOSE = call("close", FunctionDescriptor.of(INT, INT));
  static final MethodHandle FLISTXATTR =
      call("flistxattr", FunctionDescriptor.of(LONG, INT, AT, LONG));
  static final MethodHandle FGETXATTR =
      call("fgetxattr", FunctionDescriptor.of(LONG, INT, AT, AT, LONG));
  static final MethodHandle SYNCFS = call("syncfs", FunctionDescriptor.of(INT, INT));
  static final MethodHandle STRERROR =
      Linker.nativeLinker().downcallHandle(find("strerror"), FunctionDescriptor.of(AT, INT));

  /** Where a call leaves its error number in the memory that it is given first. */
  static final long ERRNO_AT =
      Linker.Option.captureStateLayout().byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  private LinuxCalls() {}

  private static MemorySegment find(String name) {
    return Linker.nativeLinker().defaultLookup().findOrThrow(name);
  }

  private static MethodHandle call(String name, FunctionDescriptor shape) {
    return Linker.nativeLinker()
        .downcallHandle(find(name), shape, Linker.Option.captureCallState("errno"));
  }
}
