/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

/** Whose move it is after a fault; each category has one exit code (those of sysexits.h). */
public enum Category {
  /** The command line is wrong. */
  USAGE(64),
  /** A file, a folder or a rule given to us is wrong. */
  INPUT(65),
  /** A service or a file refused us, or could not be reached or trusted. */
  ACCESS(77),
  /** A defect of ours, or a resource of this machine that ran out. */
  INTERNAL(70);

  private final int exitCode;

  Category(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
