/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

import java.util.OptionalLong;

/** The three system calls that executable memory needs. */
public interface MemoryCalls {
  /**
   * Maps private anonymous memory that can be read and written.
   *
   * @return its address; empty if the operating system refuses
   */
  OptionalLong map(long bytes);

  /** Makes mapped memory executable and no longer writable; false if that is refused. */
  boolean makeExecutable(long address, long bytes);

  /** Gives mapped memory back. */
  void unmap(long address, long bytes);
}
