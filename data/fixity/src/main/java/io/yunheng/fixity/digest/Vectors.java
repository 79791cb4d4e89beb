/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

/** Whether this process may use vectors; without them all digests come out too, more slowly. */
public final class Vectors {
  private static final int WITHOUT = 16;

  public static final boolean THERE =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  /** How many messages go on side by side. */
  public static final int LANES = THERE ? Columns.LANES : WITHOUT;

  private Vectors() {}
}
