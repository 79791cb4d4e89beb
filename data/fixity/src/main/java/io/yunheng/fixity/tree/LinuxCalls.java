/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.tree;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The calls of a Linux system that a walk needs. They are constants, so that the compiler makes
 * plain calls of them; whoever touches one has asked {@link Posix#isThere} before.
 *
 * <p>All have one shape, as to make a shape takes as long as to open thousands of files: memory for
 * the error number, then a number, an address and three numbers. Registers carry them; of those
 * that a function does not have it does not know, and of a result that is an {@code int} only the
 * lower half says anything.
 */
final class LinuxCalls {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final FunctionDescriptor SHAPE =
      FunctionDescriptor.of(LONG, LONG, ValueLayout.ADDRESS, LONG, LONG, LONG);

  static final MethodHandle OPENAT = call("openat");
  static final MethodHandle GETDENTS = call("getdents64");
  static final MethodHandle STATX = call("statx");
  static final MethodHandle READ = call("read");
  static final MethodHandle PREAD = call("pread");
  static final MethodHandle READLINK = call("readlinkat");
  static final MethodHandle CLOSE = call("close");
  static final MethodHandle FLISTXATTR = call("flistxattr");
  static final MethodHandle FGETXATTR = call("fgetxattr");
  static final MethodHandle SYNCFS = call("syncfs");
  static final MethodHandle STRERROR = call("strerror");

  /** Where a call leaves its error number in the memory that it is given first. */
  static final long ERRNO_AT =
      Linker.Option.captureStateLayout().byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  private LinuxCalls() {}

  private static MethodHandle call(String name) {
    Linker linker = Linker.nativeLinker();
    MemorySegment function = linker.defaultLookup().findOrThrow(name);
    return linker.downcallHandle(function, SHAPE, Linker.Option.captureCallState("errno"));
  }
}
